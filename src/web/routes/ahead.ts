/**
 * Asks for what a screen opens with while its code is still on the way. What knows how to ask comes the same way: the first
 * screen would have to carry that of all others.
 */
export function ahead<Data>(data: Promise<Data>, ask: (data: Data) => unknown): void {
  void data.then(ask)
}
