import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Unanswered } from '../api/ask';
import { isOfBefore } from '../api/useAsk';
import { useTexts } from '../language/language';
import { texts } from './texts';

/** What the core answered, or that it has not yet, or why not. An old answer stays while a new one is awaited. */
export function Answer<T>({ of, children }: { of: UseQueryResult<T>; children: (answer: T) => ReactNode }) {
  const t = useTexts(texts);
  const { data, error, isFetching } = of;
  const why = error instanceof Unanswered ? error.why : 'FAULT';
  const said = why === 'LINE' ? t.noLine : why === 'FORBIDDEN' ? t.forbidden : t.fault;
  if (data === undefined && !error)
    return (
      <p className="waits" role="status">
        {t.loading}
      </p>
    );
  return (
    <>
      {(error ?? isOfBefore(data)) && (
        <div className="notice wrong" role="alert">
          <p>{data === undefined ? said : t.stale}</p>
          <button className="plain" disabled={isFetching} onClick={() => void of.refetch()}>
            {t.again}
          </button>
        </div>
      )}
      {data !== undefined && children(data)}
    </>
  );
}
