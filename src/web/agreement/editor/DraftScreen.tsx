export function DraftScreen() {
  return null
}
