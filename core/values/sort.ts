// Sorting that gives the same on every runtime, also for values that have no order among each other.

/** From here on the platform sorts: it is faster, and its order is the same for values that have one. */
const LONG = 64

/** Sorts a list in its place, stably, and gives it back. */
export function sort<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  return items.length < LONG ? insertionSort(items, compare) : items.sort(compare)
}

/** The run that begins the list, then each item by binary search: how V8 sorts a short list. */
function insertionSort<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  for (let index = runLength(items, compare); index < items.length; index++) {
    const item = items[index] as T
    let low = 0
    let high = index
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(item, items[middle] as T) < 0) high = middle
      else low = middle + 1
    }
    items.copyWithin(low + 1, low, index)
    items[low] = item
  }
  return items
}

/** How many items are in order from the start; a falling run is turned round. */
function runLength<T>(items: T[], compare: (a: T, b: T) => number): number {
  if (items.length < 2) return items.length
  const isFalling = compare(items[1] as T, items[0] as T) < 0
  let length = 2
  while (
    length < items.length &&
    compare(items[length] as T, items[length - 1] as T) < 0 === isFalling
  )
    length++
  if (isFalling) items.splice(0, length, ...items.slice(0, length).reverse())
  return length
}
