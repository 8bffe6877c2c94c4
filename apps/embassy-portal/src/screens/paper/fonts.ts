// Names as they stand on passports and host lists, whatever machine prints them: the browser fetches only the letters
// that a paper has, and only from here.
import '@fontsource-variable/noto-sans-khmer';
import '@fontsource-variable/noto-sans-sc';
import '@fontsource-variable/noto-sans-thai';
