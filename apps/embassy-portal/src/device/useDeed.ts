import type { RequestKind } from '#domain';
import { useState } from 'react';
import { textOf, type Question } from '../api/graphql';
import { newId } from '../api/ids';
import { askAllAgain } from '../api/known';
import { useAct, type Done, type Problem } from '../api/useAct';
import { useMe } from '../session/session';
import { keyOf } from './key';
import { itemsNow, put, takeOut, type Deed } from './queue';
import { texts } from './kept-texts';

/** Done, refused, or on this device until there is a line. */
export type Deeded<Outcome> = (Done<Outcome> & { readonly kept?: undefined }) | Kept;
interface Kept {
  readonly kept: true;
  /** As what it waits on this device. */
  readonly seq: number;
  readonly done?: undefined;
  readonly problem?: undefined;
  readonly why?: undefined;
}

export type About = Omit<Deed, 'question' | 'input' | 'at' | 'unit'>;

const unkept: Problem = {
  ...{ code: 'UNKEPT', message: texts.id.unkept, field: null, remedy: '' },
  ...{ saidId: texts.id.unkept, saidEn: texts.en.unkept },
};

/** How long somebody waits for a slow line before they are told that it is safe here. */
const PATIENCE_MS = { answer: 8_000, batch: 60_000, file: 60_000 };
const later = (kind: RequestKind = 'answer') =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS[kind]));

/**
 * An act that is not lost without a line: it lies on this device before it is sent, and is sent once. What Pulang
 * refuses while somebody still waits for the answer is theirs to put right in the form; later, it waits for them.
 */
export function useDeed<Name extends string, Outcome extends object, Input extends { key: string }>(
  question: Question<Record<Name, Outcome>, { input: Input }>,
) {
  const { login, actingFor } = useMe();
  const act = useAct(question);
  const [busy, setBusy] = useState(false);

  /** Where the device keeps nothing: at once, or whoever typed it hears that it lies nowhere. */
  const direct = async (input: Omit<Input, 'key'>, changes: boolean, kind?: RequestKind): Promise<Done<Outcome>> => {
    const result = await act.send(input, { changes, ...(kind && { kind }) });
    return result.why === 'LINE' ? { problem: unkept } : result;
  };

  /** `changes`: false where more follows at once; what is shown is not asked for anew until then. */
  const send = async (
    input: Omit<Input, 'key'>,
    about: About,
    instead?: number,
    changes = true,
  ): Promise<Deeded<Outcome>> => {
    if (!keyOf(login)) return direct(input, changes, about.kind);
    setBusy(true);
    try {
      const whole = { ...input, key: newId() };
      const deed = {
        ...about,
        question: textOf(question as never),
        input: whole,
        at: new Date().toISOString(),
        unit: actingFor?.code,
      };
      const seq = await put(deed, instead).catch(() => undefined);
      if (seq === undefined) return await direct(input, changes, about.kind);
      if (about.notBefore) return { kept: true, seq };
      // Where not even that comes over the line, it is sent later.
      if (!navigator.onLine) return { kept: true, seq };
      // eslint-disable-next-line no-restricted-syntax -- what is not sent now stays in the queue
      const sent = import('./flush').then(({ flush }) => flush(login)).catch(() => undefined);
      const result = (await Promise.race([sent, later(about.kind)]))?.get(seq);
      if (!result || result.why) return { kept: true, seq };
      if (result.done && changes) await askAllAgain();
      // Whoever still waits for the answer has it, and puts right in the form what was not done.
      const told = result.done !== undefined || instead === undefined;
      if (told && itemsNow().some((item) => item.seq === seq)) await takeOut(seq);
      return result as Done<Outcome>;
    } finally {
      setBusy(false);
    }
  };
  return { send, busy: busy || act.busy };
}
