import { blocksOf } from './mark';
import { texts } from './texts';

/** The check code for a phone, drawn here: nothing is asked of anybody else to make it. */
export function CheckMark({ version, checkCode }: { version: number; checkCode: string }) {
  const { size, path } = blocksOf(version, checkCode);
  const label = `${texts.id.check} / ${texts.en.check}`;
  return (
    <svg
      className="check-mark"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
