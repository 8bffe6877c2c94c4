const AGAIN_MS = 2_000;

/** Comes over the line when there is one: a piece of a page that did not come is no fault of the page. */
export const coming = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return coming(load);
  });

const NEXT_MS = 100;

/** What nobody waits for, when what they wait for is drawn. */
export const afterwards = async <T>(load: () => Promise<T>): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, NEXT_MS));
  return coming(load);
};
