import type { CSSProperties } from 'react';

/** The hours down the margin of a day. */
export function HourLabels({ firstHour, lastHour }: { readonly firstHour: number; readonly lastHour: number }) {
  return Array.from({ length: lastHour - firstHour }, (_, index) => (
    <div key={index} className="sheet__hour" style={{ '--at': index } as CSSProperties}>
      {`${firstHour + index}`.padStart(2, '0')}:00
    </div>
  ));
}
