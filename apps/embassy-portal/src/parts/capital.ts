/** As a line of its own begins, whatever it is called within a sentence. */
export const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
