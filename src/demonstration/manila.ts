import { isoOfPartialDate } from '#domain';
import type { ListRow } from '../exchange/sheet/read-list';
import { Care, IOM, type Placement } from './care';
import { idOf } from './cast';
import {
  casting,
  corrected,
  isChild,
  PURPOSES,
  RECEIVED,
  rowsOf,
  type Casting,
  type Fates,
  type ListFile,
} from './manila-cast';
import type { Refusal, Teller } from './teller';
import { at, casesOf, IMMIGRATION, KEMENSOS, leg, unitId, Way, type Traveller } from './way';

const OFFICER = 'officer.manila';
const DESK = 'desk.kemlu';

/** The figures of the story's end, read back by the national desk, and the refusals met on the way. */
export interface Told {
  figures: Record<string, number>;
  refusals: Record<string, Refusal>;
  group: string;
}

interface Guest extends Traveller {
  row: ListRow;
}
type Cast = Fates<Guest> & { first: Guest[]; second: Guest[] };

/**
 * The Manila story: people of a list are registered, cleared, flown, met, signed for, sheltered, brought home and
 * followed up, each step by the agency whose step it is. Whom fate picks follows from what the list says of them, so
 * that another list of the same columns is told as well.
 */
export class ManilaStory {
  private readonly way: Way;
  private readonly care: Care;
  private readonly refusals: Record<string, Refusal> = {};
  private guests: Guest[] = [];

  constructor(
    private readonly tell: Teller,
    private readonly file: ListFile,
  ) {
    this.way = new Way(tell, OFFICER);
    this.care = new Care(tell);
  }

  async play(): Promise<Told> {
    const rows = rowsOf(this.file);
    const casts = casting(rows);
    const group = this.tell.id('group');
    await this.earlierEpisode(casts.returned);
    await this.registration(group, rows);
    const cast = this.chosen(casts);
    await this.leaving(cast);
    await this.journey(cast);
    await this.sheltered(cast);
    await this.homecoming(cast);
    await this.aftercare(cast);
    return { figures: await this.figures(group), refusals: this.refusals, group };
  }

  /** Somebody on the list came home once before, from another country, under another spelling of the same name. */
  private async earlierEpisode({ values }: ListRow): Promise<void> {
    const way = new Way(this.tell, 'officer.yangon');
    const id = this.tell.id('earlier case');
    await this.tell.act('officer.yangon', 'registerCase', 'RegisterCase', 'earlier', {
      id,
      name: (values.fullName ?? '').replace(/^MUHAMMAD IQBAL BIN/, 'M. IKBAL'),
      sex: values.sex,
      birthDate: values.birthDate && isoOfPartialDate(values.birthDate),
      nik: values.nik,
      homeRegency: values.homeRegency,
      source: 'BORDER',
      country: 'MM',
      receivedAt: at('2023-03-01', 1),
    });
    const one: Traveller[] = [
      { case: id, sex: 'MALE', child: false, passport: null, home: values.homeRegency ?? null },
    ];
    await way.consent([id], 'CONSENT', at('2023-03-01', 2));
    await way.identified(one, '2023-03-01', '2023-03-03');
    await way.prepared(one, '2023-03-04', '2023-03-05');
    await way.cleared([id], '2023-03-07');
    await this.tell.assess(way.officer, 'FITNESS', 'FIT', [id], at('2023-03-09', 5));
    const hop = leg(this.tell, 'YGN 2023', 'RGN', 'CGK', at('2023-03-10', 2), at('2023-03-10', 8));
    const movement = await way.flown('earlier return', [hop], one, one, '2023-03-09');
    await way.arrived(one, movement, at('2023-03-10', 9));
    await way.handedOver('earlier', one, movement, '2023-03-10');
    await this.care.placed('earlier', [{ guest: id, shelter: 'RPTC-2', bed: 'MEN' }], '2023-03-10');
    await this.care.home('earlier', one, '2023-03-20');
    await this.care.declined(id, '2023-04-20');
  }

  /** The list comes in: good rows at once, bad rows kept and put right by hand, the second upload adds nobody. */
  private async registration(group: string, rows: readonly ListRow[]): Promise<void> {
    const { tell } = this;
    const intake = { id: group, reference: 'MNL-2025-06-05', country: 'PH', receivedAt: at(RECEIVED, 1) };
    await tell.act(OFFICER, 'createGroup', 'CreateGroup', 'group', intake, 'Group');
    await this.upload(group, 'dry run', true);
    const first = await this.upload(group, 'first upload', false);
    const byLine = new Map(first.rows.map((row) => [row.line, row.case]));
    for (const draft of await this.drafts(group)) {
      const row = rows.find((one) => one.line.row === draft.line);
      if (!row) throw new Error(`The draft of line ${draft.line} is not of this list.`);
      const id = tell.id(`fixed ${draft.line}`);
      const fixed = { draft: draft.id, version: draft.version, id, ...corrected(row) };
      await tell.act(OFFICER, 'fixDraft', 'FixDraft', `line ${draft.line}`, fixed, 'Draft');
      byLine.set(draft.line, id);
    }
    const again = await this.upload(group, 'second upload', false);
    if (again.registered !== 0) throw new Error('The same file added somebody twice.');
    this.guests = rows.map((row) => ({
      case: byLine.get(row.line.row) ?? '',
      row,
      sex: row.values.sex === 'FEMALE' ? 'FEMALE' : 'MALE',
      child: isChild(row),
      passport: row.values.passportNumber ?? null,
      home: row.values.homeRegency ?? null,
    }));
    await this.care.refreshed(OFFICER, casesOf(this.guests));
  }

  private async drafts(group: string): Promise<{ id: string; version: number; line: number }[]> {
    const document =
      'query ($group: ID!) { drafts(group: $group, state: OPEN, first: 100) { items { id version line } } }';
    return (
      await this.tell.ask<{ drafts: { items: { id: string; version: number; line: number }[] } }>(OFFICER, document, {
        group,
      })
    ).drafts.items;
  }

  private async upload(group: string, label: string, dryRun: boolean): Promise<Upload> {
    const document = `mutation ($input: ImportList!) { importList(input: $input) {
      ... on ListImport { registered rows { line case } } ... on Problem { code message } } }`;
    const consents = PURPOSES.map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
    const content = this.file.bytes.toString('base64');
    const input = { key: this.tell.id(label), group, fileName: this.file.name, content, dryRun, consents };
    const { importList } = await this.tell.ask<{ importList: Upload & { code?: string; message?: string } }>(
      OFFICER,
      document,
      { input },
    );
    if (importList.code) throw new Error(`importList ${label}: ${importList.code} ${importList.message}`);
    return importList;
  }

  private chosen({ first, ...fates }: Casting): Cast {
    const guest = (row: ListRow): Guest => {
      const found = this.guests.find((one) => one.row === row);
      if (!found) throw new Error('Nobody was registered for a row of the list.');
      return found;
    };
    const picked = Object.entries(fates).map(([fate, row]) => [fate, Array.isArray(row) ? row.map(guest) : guest(row)]);
    const group = new Set(first.map(guest));
    const second = this.guests.filter((one) => !group.has(one));
    return { ...(Object.fromEntries(picked) as Fates<Guest>), first: [...group], second };
  }

  /** Findings, papers and leave to go; one fine is paid a day late, one is a suspect to one police and a witness to the other. */
  private async leaving(cast: Cast): Promise<void> {
    const { tell, way } = this;
    await way.identified(this.guests, RECEIVED, '2025-06-07');
    await this.determined(OFFICER, cast.suspect.case, 'HOST_POLICE', 'POSSIBLE', 'SUSPECT', at('2025-06-07', 6));
    await way.offered([cast.suspect.case], 'INVESTIGATION', unitId('POLRI-PPA'), 'police', '2025-06-08');
    await way.prepared(this.guests, '2025-06-08', '2025-06-10');
    const fine = await this.fined(cast.fined.case);
    await way.cleared(casesOf(this.guests.filter((one) => one !== cast.fined)), '2025-06-12');
    const foreign = { case: cast.suspect.case, version: 1, step: 'suspend', occurredAt: at('2025-06-09') };
    this.refusals['foreignCase'] = await tell.refused('officer.phnompenh', 'moveCase', 'MoveCase', 'foreign', foreign);
    await tell.act(OFFICER, 'clearHold', 'ClearHold', 'fine', {
      case: cast.fined.case,
      hold: fine,
      occurredAt: at('2025-06-13', 1),
    });
    await way.cleared([cast.fined.case], '2025-06-13');
  }

  private async fined(id: string): Promise<string> {
    const hold = {
      case: id,
      code: 'OVERSTAY_FINE',
      amountMinor: 1250000,
      currency: 'PHP',
      occurredAt: at('2025-06-09'),
    };
    await this.tell.act(OFFICER, 'openHold', 'OpenHold', 'fine', hold);
    const document = 'query ($id: ID!) { case(id: $id) { holds { id } } }';
    const { case: one } = await this.tell.ask<{ case: { holds: { id: string }[] } }>(OFFICER, document, { id });
    return one.holds[0]?.id ?? '';
  }

  private async determined(
    login: string,
    id: string,
    body: string,
    outcome: string,
    role: string,
    occurredAt: string,
  ): Promise<void> {
    const input = { case: id, body, outcome, role, occurredAt, note: 'By the police report.' };
    await this.tell.act(login, 'recordDetermination', 'RecordDetermination', `${body} ${occurredAt}`, input);
  }

  /** Two movements; one is taken off at the gate and flies later, one is lost in transit and found the day after. */
  private async journey(cast: Cast): Promise<void> {
    const { tell, way } = this;
    await this.fit(cast, '2025-06-13');
    const charter = [leg(tell, 'MNL 14', 'MNL', 'CGK', at('2025-06-14', 2), at('2025-06-14', 6), true)];
    const onTime = cast.first.filter((one) => one !== cast.fevered);
    const fever = (movement: string) => ({
      case: cast.fevered.case,
      movement,
      reason: 'UNFIT',
      occurredAt: at('2025-06-14', 1),
    });
    const one = await way.flown('first', charter, cast.first, onTime, '2025-06-13', {
      atList: () => this.refusedAtList(cast),
      atGate: async (movement) => {
        await tell.act(OFFICER, 'takeOff', 'TakeOff', 'fever at the gate', fever(movement));
      },
    });
    await way.arrived(onTime, one, at('2025-06-14', 7));
    await this.refusedUnsigned(onTime, one);
    await way.handedOver('first', onTime, one, '2025-06-14');

    const commercial = [
      leg(tell, 'SIN 15', 'MNL', 'SIN', at('2025-06-15', 1), at('2025-06-15', 4)),
      leg(tell, 'CGK 15', 'SIN', 'CGK', at('2025-06-15', 6), at('2025-06-15', 8)),
    ];
    const two = await way.flown('Manila 2', commercial, cast.second, cast.second, '2025-06-14');
    const present = cast.second.filter((guest) => guest !== cast.lost);
    await way.arrived(present, two, at('2025-06-15', 9));
    const absent = {
      case: cast.lost.case,
      movement: two,
      outcome: 'MISSING',
      reason: 'NO_SHOW',
      occurredAt: at('2025-06-15', 9),
    };
    await tell.act(IMMIGRATION, 'recordArrival', 'RecordArrival', 'absent', absent);
    await way.handedOver('Manila 2', present, two, '2025-06-15');
    await this.found(cast.lost, two);

    await tell.assess(OFFICER, 'FITNESS', 'FIT', [cast.fevered.case], at('2025-06-16', 4), { note: 'Recovered.' });
    const later = [leg(tell, 'MNL 17', 'MNL', 'CGK', at('2025-06-17', 2), at('2025-06-17', 6))];
    const three = await way.flown('third', later, [cast.fevered], [cast.fevered], '2025-06-16', {
      atList: (movement) => this.refusedUnready(cast.fevered, movement),
    });
    await way.arrived([cast.fevered], three, at('2025-06-17', 7));
    await way.handedOver('third', [cast.fevered], three, '2025-06-17');
  }

  private async fit(cast: Cast, day: string): Promise<void> {
    const special = casesOf(cast.specialist);
    const others = casesOf(this.guests).filter((id) => !special.includes(id));
    await this.tell.assess(OFFICER, 'FITNESS', 'FIT', others, at(day, 3));
    await this.tell.assess(OFFICER, 'FITNESS', 'FIT_WITH_ESCORT', special, at(day, 4), {
      specialist: true,
      note: 'Seen by a specialist.',
    });
  }

  private async refusedAtList(cast: Cast): Promise<void> {
    const { tell, way } = this;
    const when = at('2025-06-13', 7);
    await this.care.refreshed(OFFICER, casesOf(this.guests));
    const child = cast.first.find((one) => one.child);
    if (child) {
      const alone = { case: child.case, version: tell.versions.get(child.case), step: 'markReady', occurredAt: when };
      this.refusals['childWithoutEscort'] = await tell.refused(OFFICER, 'moveCase', 'MoveCase', 'child alone', alone);
      await tell.assess(OFFICER, 'GUARDIAN', 'ESCORT', [child.case], at('2025-06-13', 6), {
        note: 'Social worker of the mission.',
      });
    }
    const other = await way.movement('Manila 3', [
      leg(tell, 'MNL 99', 'MNL', 'CGK', at('2025-06-18', 2), at('2025-06-18', 6)),
    ]);
    const somebody = cast.first[0]?.case;
    const twice = { case: somebody, movement: other, occurredAt: when };
    this.refusals['secondOpenMovement'] = await tell.refused(
      OFFICER,
      'manifestPassenger',
      'ManifestPassenger',
      'twice',
      twice,
    );
    const cancelled = { movement: other, version: await way.versionOf(other), reason: 'REPLANNED', occurredAt: when };
    await tell.act(OFFICER, 'cancelMovement', 'CancelMovement', 'Manila 3', cancelled, 'Movement');
  }

  /** A manifest may be issued while papers are awaited; who is not ready does not board. */
  private async refusedUnready(guest: Guest, movement: string): Promise<void> {
    const version = await this.way.versionOf(movement);
    const issued = { movement, version, occurredAt: at('2025-06-16', 6) };
    await this.tell.act(OFFICER, 'issueManifest', 'IssueManifest', 'before ready', issued, 'Movement');
    const early = { case: guest.case, movement, occurredAt: at('2025-06-16', 7) };
    await this.care.refreshed(OFFICER, [guest.case]);
    this.refusals['departureWithoutPapers'] = await this.tell.refused(OFFICER, 'board', 'Board', 'not ready', early);
  }

  /** Nobody gets a bed on the strength of no signature. */
  private async refusedUnsigned([somebody]: readonly Traveller[], movement: string): Promise<void> {
    if (!somebody) return;
    const bedKind = somebody.sex === 'FEMALE' ? 'WOMEN' : 'MEN';
    const input = { case: somebody.case, shelter: idOf('shelter RPTC-BA'), bedKind, occurredAt: at('2025-06-14', 8) };
    this.refusals['unsignedHandover'] = await this.tell.refused(
      KEMENSOS,
      'placeInShelter',
      'PlaceInShelter',
      `unsigned ${movement}`,
      input,
    );
  }

  private async found(lost: Traveller, movement: string): Promise<void> {
    const { tell, way } = this;
    const hop = leg(tell, 'CGK 16', 'SIN', 'CGK', at('2025-06-16', 6), at('2025-06-16', 8));
    await this.care.refreshed(OFFICER, [lost.case]);
    await tell.step(OFFICER, 'reconnect', [lost.case], at('2025-06-16', 2), { note: 'Found in transit.' });
    const added = { movement, version: await way.versionOf(movement), leg: hop };
    await tell.act(OFFICER, 'addLeg', 'AddLeg', 'later leg', added, 'Movement');
    await tell.act(OFFICER, 'board', 'Board', 'later leg', {
      case: lost.case,
      movement,
      leg: hop.id,
      occurredAt: at('2025-06-16', 5),
    });
    await way.recorded(hop);
    await way.arrived([lost], movement, at('2025-06-16', 9));
    await way.handedOver('found', [lost], movement, '2025-06-16');
  }

  /** Twenty men and eight women into the first house; one more man is refused, and finds a bed in the second. */
  private async sheltered(cast: Cast): Promise<void> {
    const days: [Guest[], string][] = [
      [cast.first.filter((one) => one !== cast.fevered), '2025-06-14'],
      [cast.second.filter((one) => one !== cast.lost), '2025-06-15'],
      [[cast.lost], '2025-06-16'],
      [[cast.fevered], '2025-06-17'],
    ];
    const free = { MEN: 20, WOMEN: 8 };
    for (const [arrivals, day] of days) {
      const placements = arrivals.map((one): Placement => {
        if (one.child) return { guest: one.case, shelter: 'ANAK-1', bed: 'MINOR' };
        const bed = one.sex === 'FEMALE' ? 'WOMEN' : 'MEN';
        free[bed] -= 1;
        return { guest: one.case, shelter: free[bed] >= 0 ? 'RPTC-BA' : 'MITRA-1', bed };
      });
      const beyond = placements.filter(({ shelter }) => shelter === 'MITRA-1');
      await this.care.placed(
        day,
        placements.filter((one) => !beyond.includes(one)),
        day,
      );
      const extra = beyond.find(({ bed }) => bed === 'MEN');
      if (extra && !this.refusals['overfullShelter']) {
        const input = { case: extra.guest, shelter: idOf('shelter RPTC-BA'), bedKind: 'MEN', occurredAt: at(day, 12) };
        this.refusals['overfullShelter'] = await this.tell.refused(
          KEMENSOS,
          'placeInShelter',
          'PlaceInShelter',
          'overfull',
          input,
        );
      }
      await this.care.placed(`partner ${day}`, beyond, day);
      await this.care.came(`partner ${day}`, beyond, day);
    }
  }

  /** All but the witnesses go home; one declines all aid, in her own words. */
  private async homecoming(cast: Cast): Promise<void> {
    await this.determined('police', cast.suspect.case, 'POLRI', 'ACTUAL', 'WITNESS_VICTIM', at('2025-07-08'));
    const leaving = this.guests.filter((one) => one !== cast.suspect && one !== cast.witness);
    await this.care.home('all', leaving, '2025-07-10');
    await this.care.declined(cast.declining.case, '2025-07-12');
  }

  /** IOM agrees plans, asks and asks again, and logs what was given; two are lost at the third month, one is found. */
  private async aftercare(cast: Cast): Promise<void> {
    const { care, tell } = this;
    const out = new Set([cast.suspect, cast.witness, cast.declining]);
    const all = casesOf(this.guests.filter((one) => !out.has(one)));
    const lost = casesOf(cast.outOfReach);
    const reached = all.filter((id) => !lost.includes(id));
    await care.planned(this.way, all, '2025-07-13', '2025-07-28', await care.provider('Penjahit Ibu Sri'));
    await care.aided(all, '2025-08-05');
    await care.visited(all, 1, 'REACHED', '2025-08-12');
    await care.shared('drying floor', all.slice(0, 4), '2025-08-20');
    await care.followedUp(all, '2025-09-01');
    await care.visited(reached, 3, 'REACHED', '2025-10-12');
    await care.visited(lost, 3, 'LOST_CONTACT', '2025-10-12');
    const [found] = lost;
    if (!found) return;
    await care.refreshed(IOM, [found]);
    await tell.step(IOM, 'reconnect', [found], at('2025-12-05'), { note: 'Called the office himself.' });
    await care.visited([...reached, found], 6, 'REACHED', '2026-01-12');
    await care.surveyed([...reached, found], 6, '2026-01-15');
  }

  /** The desk judges what only it can see, then reads the whole back. */
  private async figures(group: string): Promise<Record<string, number>> {
    const { matches } = await this.tell.ask<{
      matches: { items: { id: string; version: number; case: { group: { id: string } | null } }[] };
    }>(DESK, '{ matches(first: 100) { items { id version case { group { id } } } } }');
    for (const match of matches.items.filter((one) => one.case.group?.id === group)) {
      const verdict = { match: match.id, version: match.version, verdict: 'SAME_NEW_EPISODE' };
      await this.tell.act(DESK, 'judgeMatch', 'JudgeMatch', match.id, verdict, 'PersonMatch');
    }
    const { group: end } = await this.tell.ask<{ group: { progress: Record<string, number> } }>(
      DESK,
      `query ($group: ID!) { group(id: $group) { progress { registered drafts secondEpisodes children departed offloaded missing
        reconnected arrived handedOver sheltered returnedHome inShelter plans surveys closed } } }`,
      { group },
    );
    return end.progress;
  }
}

interface Upload {
  registered: number;
  rows: { line: number; case: string | null }[];
}
