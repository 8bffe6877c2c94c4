import { filterOf, readAddress, withChange } from './address';
import { stepsOfAll } from './steps';

const at = (query: string) => readAddress(new URLSearchParams(query));

describe('The address of the worklist', () => {
  it('says what list is shown, and is read back as it was written', () => {
    const query = 'todo=MARK_READY&stage=PREPARATION&country=PH&after=abc&mine=1';
    const shown = at(query);
    expect(shown).toMatchObject({ todo: 'MARK_READY', mine: true, after: 'abc' });
    expect(at(withChange(shown, { after: 'abc' }).toString())).toEqual(shown);
  });

  it('begins at the first page when anything but the page changes', () => {
    expect(withChange(at('stage=REPORT&after=abc'), { country: 'PH' }).toString()).toBe('stage=REPORT&country=PH');
  });

  it('asks the core for no code that is none', () => {
    expect(filterOf(at('todo=NOTHING&stage=X&country=QQ&group=1%27or'))).toEqual({});
    expect(filterOf(at('todo=MARK_READY&mine=1'))).toEqual({ todo: 'MARK_READY', mine: true });
  });
});

describe('What may be done with many at once', () => {
  it('is what the life of a case lets each of them do', () => {
    expect(stepsOfAll(['REPORTED', 'REPORTED'])).toEqual(['openIntake']);
    expect(stepsOfAll(['REPORTED', 'PREPARING'])).toEqual([]);
    expect(stepsOfAll([])).toEqual([]);
  });
});
