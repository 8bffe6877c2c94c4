import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** What is of no network of the world's: this machine, private and shared networks, links, documentation, multicast. */
const inner = new BlockList();
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  inner.addSubnet(net, bits, 'ipv4');
// Of IPv6 only global unicast is looked at, and of that not what carries another address within.
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inner.addSubnet(net, bits, 'ipv6');

/** Whether an address may be sent to: one that anybody in the world could be reached at. */
export function isOuter(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inner.check(address, 'ipv4');
  return family === 6 && world.check(address, 'ipv6') && !inner.check(address, 'ipv6');
}

/** Where a partner wants to be told; null if it is no address that may be sent to, as far as that can be seen. */
export function receiverAt(text: string, allowed: readonly string[]): URL | null {
  const url = URL.parse(text);
  if (!url || url.username || url.password || url.hash) return null;
  if (allowed.includes(url.host)) return ['https:', 'http:'].includes(url.protocol) ? url : null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return url.protocol === 'https:' && (isIP(host) === 0 ? host.includes('.') : isOuter(host)) ? url : null;
}

export class InnerAddress extends Error {}

/** The address to connect to, judged and used in one: what a name stands for a moment later is of no matter. */
export async function resolve(url: URL, allowed: readonly string[]): Promise<{ address: string; family: number }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  const inside = !allowed.includes(url.host) && found.some(({ address }) => !isOuter(address));
  const [first] = found;
  if (inside || !first) throw new InnerAddress(host);
  return first;
}
