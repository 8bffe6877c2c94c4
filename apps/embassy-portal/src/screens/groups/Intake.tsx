import { lazy, Suspense } from 'react';
import { coming } from '../../parts/coming';
import { GivenBack } from './GivenBack';
import { Import } from './Import';
import { Queued } from './Queued';

const Typed = lazy(() => coming(() => import('./Typed')));

interface Group {
  group: string;
  reference: string;
  /** What waits on this device and was come here for, to be put right. */
  seq: number;
}

/** How people come into a group: by a list, or typed in; with a line or without one. */
export function Intake({ group, reference, seq }: Group) {
  return (
    <>
      <Queued group={group} />
      <GivenBack group={group} seq={seq}>
        {(list) => (
          <>
            <Import group={group} reference={reference} back={list} />
            <Suspense>
              <Typed group={group} reference={reference} />
            </Suspense>
          </>
        )}
      </GivenBack>
    </>
  );
}
