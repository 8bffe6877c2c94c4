import type { Asked } from './AskedFirst';
import type { Order } from './Found';
import type { ListFile } from './list-file';

interface Import {
  group: string;
  list: ListFile;
  asked: Asked;
  order: Order;
  /** What was told of its headings: the field that each fills, or nothing that registration has. */
  columns?: Readonly<Record<string, string>>;
  dryRun: boolean;
}

/** A list as the core takes it in, however it came to this page. */
export const importing = ({ group, list, asked, order, columns = {}, dryRun }: Import) => ({
  group,
  ...list,
  dryRun,
  source: 'RAID',
  columns: Object.entries(columns).map(([heading, field]) => ({ heading, field: field || null })),
  consents: asked ? [{ purpose: 'ASSISTANCE' as const, basis: asked, given: true }] : [],
  ...(order ? { dateOrder: order } : {}),
});
