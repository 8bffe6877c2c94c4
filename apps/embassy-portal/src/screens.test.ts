import { screenAt } from './screens';

describe('The screen at an address', () => {
  const at = (pathname: string) => {
    const { path, params } = screenAt(pathname) ?? {};
    return { path, params };
  };

  it('is the nearest that fits, with what the address says of it', () => {
    expect(at('/')).toEqual({ path: '/', params: {} });
    expect(at('/movements/new')).toEqual({ path: '/movements/new', params: {} });
    expect(at('/movements/a1/papers/bast')).toEqual({
      path: '/movements/:id/papers/:kind',
      params: { id: 'a1', kind: 'bast' },
    });
    expect(at('/cases/a1/')).toEqual({ path: '/cases/:id', params: { id: 'a1' } });
    expect(at('/accounts/siti%40kjri')).toEqual({ path: '/accounts/:login', params: { login: 'siti@kjri' } });
  });

  it('is none where there is none, also where the address is no writing of anything', () => {
    expect(screenAt('/cases')).toBeUndefined();
    expect(screenAt('/cases/a1/nothing')).toBeUndefined();
    expect(at('/cases/%E0%A4%A')).toEqual({ path: '/cases/:id', params: { id: '%E0%A4%A' } });
  });
});
