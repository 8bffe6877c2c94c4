/**
 * Where one is: the address says it all, and whoever goes back finds what they left. No library: the smallest that was
 * found is a tenth of the first script, and waited for by everybody with a bad line.
 */
import {
  createContext,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ComponentProps,
  type MouseEvent,
  type ReactNode,
} from 'react';

export interface Place {
  pathname: string;
  search: string;
  hash: string;
  /** Left here by whoever led here; gone with the page. */
  state: unknown;
  /** Another at each step, also to the same address. */
  key: number;
}

interface How {
  /** In the place of where one is, so that nobody comes back to it. */
  replace?: boolean;
  state?: unknown;
}

type Go = (to: string, how?: How) => void;

let steps = 0;
/** What was left at each step. It may name people, and the browser keeps its history beyond a sign-out: there is a mark only. */
const left = new Map<unknown, unknown>();
const here = (): Place => {
  const { pathname, search, hash } = location;
  steps += 1;
  return { pathname, search, hash, state: left.get(history.state), key: steps };
};

const PlaceContext = createContext<{ place: Place; go: Go } | undefined>(undefined);
const ParamsContext = createContext<Readonly<Record<string, string>>>({});

/** What was there stays in sight until the next screen has come over the line. */
export function Address({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState(here);
  const arrive = useCallback(() => {
    const next = here();
    startTransition(() => setPlace(next));
  }, []);
  useEffect(() => {
    addEventListener('popstate', arrive);
    return () => removeEventListener('popstate', arrive);
  }, [arrive]);
  const go = useCallback<Go>(
    (to, { replace = false, state } = {}) => {
      const mark = state ? `${performance.timeOrigin} ${left.size}` : null;
      if (mark) left.set(mark, state);
      history[replace ? 'replaceState' : 'pushState'](mark, '', new URL(to, location.href));
      arrive();
    },
    [arrive],
  );
  const value = useMemo(() => ({ place, go }), [place, go]);
  return <PlaceContext value={value}>{children}</PlaceContext>;
}

function useAddress() {
  const address = useContext(PlaceContext);
  if (!address) throw new Error('a screen stands below the address');
  return address;
}

export const useLocation = (): Place => useAddress().place;
export const useNavigate = (): Go => useAddress().go;

/** What the address says in the places of `:id`. */
export const useParams = () => useContext(ParamsContext);
export const Params = ParamsContext;

type Query = URLSearchParams | Record<string, string>;

/** Another query of the same screen: what was left at this step goes along. */
export function useSearchParams(): [URLSearchParams, (next: Query, how?: How) => void] {
  const { place, go } = useAddress();
  const query = useMemo(() => new URLSearchParams(place.search), [place.search]);
  const change = useCallback(
    (next: Query, how?: How) => go(`?${String(new URLSearchParams(next))}`, { state: place.state, ...how }),
    [go, place.state],
  );
  return [query, change];
}

export function Navigate({ to }: { to: string }) {
  const go = useNavigate();
  useEffect(() => go(to, { replace: true }), [go, to]);
  return null;
}

type LinkProps = ComponentProps<'a'> & { to: string; state?: unknown };

/** Opens in another window as any link does. */
export function Link({ to, state, onClick, ...rest }: LinkProps) {
  const go = useNavigate();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || elsewhere) return;
    event.preventDefault();
    // By the same address once more nobody has to go back twice.
    go(to, { replace: new URL(to, location.href).href === location.href, state });
  };
  return <a {...rest} href={to} onClick={follow} />;
}
