import type { Asked } from './AskedFirst';
import type { Order } from './Found';
import type { ListFile } from './list-file';

interface Import {
  group: string;
  list: ListFile;
  asked: Asked;
  order: Order;
  dryRun: boolean;
}

/** A list as the core takes it in, however it came to this page. */
export const importing = ({ group, list, asked, order, dryRun }: Import) => ({
  group,
  ...list,
  dryRun,
  source: 'RAID',
  consents: asked ? [{ purpose: 'ASSISTANCE' as const, basis: asked, given: true }] : [],
  ...(order ? { dateOrder: order } : {}),
});
