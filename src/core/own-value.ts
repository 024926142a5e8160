/**
 * What a record holds under a name; `undefined` where it has no such name of its own. Names come from users, and every object
 * of JavaScript has `constructor`, `toString` and others from elsewhere.
 */
export function ownValue<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
