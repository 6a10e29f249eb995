/** Wall clocks of other zones. Without a zone: this device's. */
const formats = new Map();

function formatted(zone, at, parts) {
  const key = `${zone} ${Object.keys(parts)}`;
  if (!formats.has(key)) {
    const locale = parts.weekday ? document.documentElement.lang || 'en' : 'en-GB';
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone || undefined, ...parts }));
  }
  return formats.get(key).format(at);
}

/** @returns e.g. 18:42 */
export const clock = (zone, at) => formatted(zone, at, { hour: '2-digit', minute: '2-digit' });

/** @returns the clock there, with the day of the week where it is not that of this device */
export function clockAndDay(zone, at) {
  const day = formatted(zone, at, { weekday: 'short' });
  return day === formatted('', at, { weekday: 'short' }) ? clock(zone, at) : `${clock(zone, at)} ${day}`;
}
