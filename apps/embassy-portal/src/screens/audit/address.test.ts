import { filterOf, readAddress } from './address';

const shown = (query: string) => readAddress(new URLSearchParams(query));

describe('What an auditor asks for', () => {
  it('is whole days by their own calendar, the last one included', () => {
    expect(filterOf(shown('since=2026-11-01&until=2026-11-01'), '', 'Asia/Jakarta')).toEqual({
      since: '2026-10-31T17:00:00.000Z',
      until: '2026-11-01T17:00:00.000Z',
    });
  });

  it('leaves out of an address whatever is no id, no day and no kind', () => {
    expect(filterOf(shown("case=1&since=soon&kind=X&act='"), "x'", 'Asia/Jakarta')).toEqual({ act: "'" });
  });
});
