import { useTranslation } from 'react-i18next';
import { momentWords } from '../words/moment-words.ts';
import { timeWords } from '../words/time-words.ts';

/** Both clocks, for a reader whose own shows another time than the practice's; otherwise nothing. */
export function ZoneLine({ start, zone }: { readonly start: string; readonly zone: string }) {
  const { t } = useTranslation();
  const words = momentWords(t, start, zone);
  return words === timeWords(start, zone).full ? null : <p className="quiet">{words}</p>;
}
