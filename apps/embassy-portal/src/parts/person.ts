/** What somebody goes by: the name, else the label that was made for whoever has none. */
export const knownAs = (
  { name, workingLabel }: { name: string | null; workingLabel?: string | null },
  unnamed: string,
): string => name ?? workingLabel ?? unnamed;
