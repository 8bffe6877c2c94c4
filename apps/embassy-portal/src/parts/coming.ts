const AGAIN_MS = 2_000;

/** Comes over the line when there is one: a piece of a page that did not come is no fault of the page. */
export const coming = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return coming(load);
  });
