import { useState } from 'react';
import { send, Unanswered } from '../api/ask';
import { telling } from '../api/upload';
import type { Problem } from '../api/useAct';
import { useFormats, useTexts } from '../language/language';
import { faultOf, useFaultsOf, type Fault } from './form';
import { texts } from './texts';

/** The bytes of a file under an id of our own: sent again, they are kept once. `bar` shows how far they are. */
export function useUpload(field: string) {
  const p = useTexts(texts);
  const { number } = useFormats();
  const faultsOf = useFaultsOf();
  const [part, setPart] = useState<number>();
  const put = async (id: string, of: string, body: File): Promise<readonly Fault[]> => {
    setPart(0);
    const init = { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body };
    const how = { kind: 'file', over: telling(setPart) } as const;
    try {
      const kept = await send(`/files/${id}?case=${of}`, init, 'work', undefined, how);
      return kept.ok ? [] : [faultOf({ ...((await kept.json()) as Problem), field })];
    } catch (error) {
      return faultsOf({ why: error instanceof Unanswered ? error.why : 'FAULT' });
    } finally {
      setPart(undefined);
    }
  };
  const bar = part !== undefined && (
    <p>
      <progress aria-label={p.working} max={1} value={part} /> {number(Math.floor(part * 100))} %
    </p>
  );
  return { put, bar };
}
