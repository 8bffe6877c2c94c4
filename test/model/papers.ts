import { type Make, unless } from './deed';
import { dayAt } from './days';
import { against } from './guards';

/*
 * What somebody travels on, and the host state's leave to go.
 */

/** Papers run out on a day, and the day of the arrival is another in another zone. */
export const paper =
  (kind: string, status: string, { expires = '2026-06-07', numbered = true } = {}): Make =>
  (scene, c) => {
    const live = scene.seen.papers.some((one) => one.case === c.id && one.kind === 'SPLP' && one.status === 'VALID');
    const input = {
      kind,
      status,
      expiresOn: expires,
      ...(numbered ? { number: 'X1234567' } : { numberPending: true }),
    };
    return scene.about(
      'recordDocument',
      scene.by(scene.holderOf(c)),
      c,
      { ...input, ...scene.version(c) },
      {
        against: unless(!(live && kind === 'SPLP' && status === 'VALID'), 'SPLP_LIVE'),
      },
    );
  };

export const anyPaper: Make = (scene, c) => {
  const { draw } = scene;
  const near = dayAt(scene.at + draw.pick([1, 2, 3]) * 86_400_000, 'Asia/Jakarta');
  return paper(draw.pick(['SPLP', 'PASSPORT']), draw.pick(['VALID', 'VALID', 'CLAIMED']), {
    expires: draw.chance(0.7) ? '2026-06-07' : near,
    numbered: draw.chance(0.8),
  })(scene, c);
};

export const updatePaper: Make = (scene, c) => {
  const mine = scene.seen.papers.filter((one) => one.case === c.id);
  if (mine.length === 0) return null;
  const one = scene.draw.pick(mine);
  return changePaper(
    one,
    scene.draw.pick([{ status: 'LOST' }, { status: 'REVOKED' }, { status: 'VALID' }, { number: 'Y7654321' }]),
  )(scene, c);
};

type Paper = { id: string; version: number; kind: string; status: string };
export const changePaper =
  (one: Paper, change: { status?: string; number?: string }): Make =>
  (scene, c) => {
    const { seen, law, draw, at } = scene;
    const version = draw.chance(0.95) ? one.version : one.version + 1;
    const by = scene.by(scene.holderOf(c));
    const status = change.status ?? one.status;
    const another = seen.papers.some(
      (o) => o.id !== one.id && o.case === c.id && o.kind === 'SPLP' && o.status === 'VALID',
    );
    // As it will stand: whoever was ready on this paper alone is ready no longer.
    const day = law.plannedArrival(c, at);
    const others = law.papersAt(c, at);
    const mine = seen.papers.filter((o) => o.case === c.id);
    const enters = mine.some((o) => {
      const now = o.id === one.id ? { ...o, status, pending: o.pending && !change.number } : o;
      const asOf = o.id === one.id ? status : others.find((x) => x.id === o.id)?.status;
      return day !== null && asOf === 'VALID' && (now.expires === null ? now.pending : now.expires >= day);
    });
    const revokes = c.state === 'READY' && !enters;
    return {
      ...scene.about(
        'updateDocument',
        by,
        c,
        {},
        {
          against: [
            ...unless(version === one.version, 'STALE_VERSION'),
            ...unless(!['CONSUMED', 'REVOKED'].includes(one.status), 'DOCUMENT_ENDED'),
            ...unless(at >= law.lastSaid(one.id), 'BEFORE_EARLIER_STEP'),
            ...unless(!(one.kind === 'SPLP' && status === 'VALID' && another), 'SPLP_LIVE'),
            ...(revokes ? against(law, c, 'revoke', at, { reason: true }) : []),
          ],
          ...(revokes ? { states: { [c.id]: 'PREPARING' } } : {}),
        },
      ),
      input: { document: one.id, version, occurredAt: scene.when, note: 'Said by the issuing office.', ...change },
    };
  };

export const clearance =
  (status: string): Make =>
  (scene, c) => {
    const revokes = c.state === 'READY' && ['PENDING', 'REFUSED'].includes(status);
    const note = status === 'NOT_REQUIRED' && scene.draw.chance(0.2) ? undefined : 'By letter.';
    return scene.about(
      'recordClearance',
      scene.by(scene.holderOf(c)),
      c,
      { kind: 'EXIT_PERMIT', status, note },
      {
        against: [
          ...unless(status !== 'NOT_REQUIRED' || !!note, 'NOTE_MISSING'),
          ...(revokes ? against(scene.law, c, 'revoke', scene.at, { reason: !!note }) : []),
        ],
        ...(revokes ? { states: { [c.id]: 'PREPARING' } } : {}),
      },
    );
  };

export const anyClearance: Make = (scene, c) =>
  clearance(scene.draw.pick(['GRANTED', 'GRANTED', 'PENDING', 'NOT_REQUIRED', 'REFUSED']))(scene, c);
