import { randomUUID } from 'node:crypto';
import { settled } from '../partners';
import { NOW, type Day } from './day';

export function takingOver(day: Day): void {
  const { done } = day;

  it('takes people over, refuses one, and finds each answered', async () => {
    const { items: offers } = (await done('listOffers', [], undefined, {}, '?state=OFFERED&limit=500')).body;
    const [first, second, ...others] = offers as [{ id: string }, { id: string }];
    const stale = { 'if-match': '"77"' };
    for (const id of ['acceptOffer', 'refuseOffer']) {
      const body = id === 'refuseOffer' ? { occurredAt: NOW, refusal: 'NO_CAPACITY' } : { occurredAt: NOW };
      expect((await done(id, [first.id], body, stale)).body).toMatchObject({ status: 412, parameter: 'If-Match' });
    }
    expect((await done('readOffer', [first.id])).body).toMatchObject({ id: first.id, state: 'OFFERED', case: null });
    const taken = await done('acceptOffer', [first.id], { occurredAt: NOW }, { 'if-match': '"1"' });
    expect(taken).toMatchObject({ status: 201, body: { state: 'ACCEPTED' } });
    expect((await done('readOffer', [first.id])).headers.get('etag')).toBe(taken.headers.get('etag'));
    const refused = await done(
      'refuseOffer',
      [second.id],
      { occurredAt: NOW, refusal: 'NO_CAPACITY' },
      { 'if-match': '"1"' },
    );
    expect(refused).toMatchObject({ status: 201, body: { state: 'REFUSED', case: null } });
    for (const id of ['acceptOffer', 'refuseOffer']) {
      const body = id === 'refuseOffer' ? { occurredAt: NOW, refusal: 'NO_CAPACITY' } : { occurredAt: NOW };
      expect((await done(id, [second.id], body, { 'if-match': '"2"' })).body).toMatchObject({
        status: 409,
        code: 'OFFER_ANSWERED',
      });
    }
    const rows = (others as { id: string }[]).map(({ id }) => ({
      referral: id,
      version: 1,
      accept: true,
      occurredAt: NOW,
    }));
    const many = await done('answerOffers', [], {
      rows: [...rows, { ...rows[0], version: 9 }, { ...rows[0], referral: randomUUID() }],
    });
    expect(many.body.rows.map(({ status }: { status: number }) => status)).toEqual([200, 200, 200, 200, 409, 422]);
    expect(many.body.rows.at(-1).problem).toMatchObject({ code: 'NOT_FOUND', pointer: '/rows/5/referral' });
    await settled(day.world());
    const { body } = await done('listChanges', []);
    day.mine.push(...body.items.map(({ id }: { id: string }) => id));
    expect(body).toMatchObject({ more: false, next: expect.any(String) });
    const altered = await done('listChanges', [], undefined, {}, `?cursor=x${body.next.slice(1)}x`);
    expect(altered.body).toMatchObject({ status: 400, code: 'INVALID_CURSOR', parameter: 'cursor' });
    expect(body.items.map(({ record }: never) => (record as { state: string }).state)).toEqual(
      Array(5).fill('RETURNED_HOME'),
    );
  });
}

export function givingBack(day: Day): void {
  const { done, survey, versionOf } = day;

  it('gives somebody back, thinks again, and can not close what is not finished', async () => {
    const person = day.mine[4] as string;
    expect((await done('returnCase', [person], { occurredAt: NOW }, { 'if-match': '"77"' })).status).toBe(412);
    const back = await done('returnCase', [person], { occurredAt: NOW, note: 'Moved away.' }, await versionOf(person));
    expect(back).toMatchObject({
      status: 201,
      body: { kind: 'RETURN', state: 'OFFERED', toUnit: { code: 'KEMENSOS-RS' } },
    });
    expect((await done('returnCase', [person], { occurredAt: NOW }, await versionOf(person))).body).toMatchObject({
      status: 409,
      code: 'OFFER_OPEN',
    });
    expect((await done('withdrawOffer', [back.body.id], { occurredAt: NOW }, { 'if-match': '"77"' })).status).toBe(412);
    const version = { 'if-match': back.headers.get('etag') ?? '' };
    expect((await done('withdrawOffer', [back.body.id], { occurredAt: NOW }, version)).body).toMatchObject({
      state: 'WITHDRAWN',
    });
    expect(
      (await done('withdrawOffer', [back.body.id], { occurredAt: NOW }, { 'if-match': '"2"' })).body,
    ).toMatchObject({ status: 409 });
    const again = await done('returnCase', [person], { occurredAt: NOW }, await versionOf(person));
    const withdrawn = { referral: again.body.id, occurredAt: NOW };
    const { body: many } = await done('withdrawOffers', [], {
      rows: [
        { ...withdrawn, version: 77 },
        { ...withdrawn, version: 1 },
        { ...withdrawn, version: 2 },
      ],
    });
    expect(many.rows).toMatchObject([
      { status: 412, problem: { pointer: '/rows/0/version' } },
      { status: 200, value: { state: 'WITHDRAWN' } },
      { status: 409, problem: { code: expect.any(String) } },
    ]);
    const close = { closure: 'GOALS_REACHED', occurredAt: NOW };
    expect((await done('closeCase', [person], close, { 'if-match': '"77"' })).status).toBe(412);
    const unfinished = (await done('closeCase', [person], close, await versionOf(person))).body;
    expect(unfinished).toMatchObject({ status: 409, code: 'ILLEGAL_MOVE' });
    // The address says which step it is; where it is said in the body, the body's place is named.
    expect(unfinished).not.toHaveProperty('pointer');
    const step = { step: 'close', occurredAt: NOW };
    const stepped = await done('moveCase', [person], step, await versionOf(person));
    expect(stepped.body).toMatchObject({ status: 409, code: 'ILLEGAL_MOVE', pointer: '/step' });
  });

  it('closes a case that has come to its end', async () => {
    const [person] = day.mine as [string];
    for (const [step, day] of [
      ['enterFollowUp', '2025-08-20'],
      ['close', '2026-03-01'],
    ] as const) {
      const occurredAt = `${day}T02:00:00Z`;
      if (step === 'close') {
        await survey(person, 6);
        const close = { closure: 'GOALS_REACHED', note: 'The shop carries the family.', occurredAt };
        expect((await done('closeCase', [person], close, await versionOf(person))).body).toMatchObject({
          state: 'CLOSED',
        });
      } else {
        expect((await done('moveCase', [person], { step, occurredAt }, await versionOf(person))).body).toMatchObject({
          state: 'FOLLOW_UP',
        });
      }
    }
  });
}
