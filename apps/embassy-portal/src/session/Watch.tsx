import { Sending } from '../device/Sending';
import { Idle } from './Idle';
import { Lost } from './Lost';

/** What stands beside all screens and shows nothing for most of the time: the first of them does not wait for it. */
export default function Watch() {
  return (
    <>
      <Sending />
      <Idle />
      <Lost />
    </>
  );
}
