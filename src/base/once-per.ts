/**
 * @param make Makes something of an object that never changes, such as a ruleset.
 * @returns The same, but each object's is made once and kept as long as the object.
 */
export function oncePer<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, {readonly value: Made}>()
  return (key) => {
    let known = made.get(key)
    if (known === undefined) {
      known = {value: make(key)}
      made.set(key, known)
    }
    return known.value
  }
}
