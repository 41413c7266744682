/** The Message-ID of a programme's mail is made of its lead and its place in the stream: the same mail has the same one. */

/** Without its angle brackets. `domain`: the sending one. */
export function messageId(lead: string, message: number, domain: string): string {
  return `baton.${lead}.${message}@${domain}`
}

const OURS = /<?baton\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})@[^\s<>@]+>?/i

/** Which of our mails a text names first, such as In-Reply-To, References or a returned header; null: none of ours. */
export function messageNamed(text: string): { lead: string; message: number } | null {
  const found = OURS.exec(text)
  return found ? { lead: found[1]!.toLowerCase(), message: Number(found[2]) } : null
}
