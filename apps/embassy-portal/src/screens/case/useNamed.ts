import { useAsk } from '../../api/useAsk';
import { nameOf, useLanguage } from '../../language/language';
import { UNIT_NAMES } from './questions';

/** A unit by its code, in the reader's language. */
export function useNamed(): (code: string | null) => string | null {
  const language = useLanguage();
  const units = useAsk(UNIT_NAMES, {});
  return (code) => {
    const unit = units.data?.units.find((one) => one.code === code);
    return unit ? nameOf(unit, language) : code;
  };
}
