import { z } from 'zod'

/** What the script sends (POST /t, text/plain). Short names: it goes with every page view. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((said) => !/[\u0000-\u001f]/.test(said))
const Origin = z
  .record(z.string().regex(/^[a-z_]{1,24}$/), text(300))
  .refine((o) => Object.keys(o).length <= 24)

export const PageHit = z.object({
  /** visitor: random, made in the browser after its person agreed; left out: counted without any id */
  v: z.uuid().optional(),
  /** address of the page, without its query */
  u: z.url({ protocol: /^https?$/ }).max(2_000),
  /** what brought the browser here: at first, and at last */
  f: Origin.optional(),
  l: Origin.optional(),
  /** the click on a mail's link that led here */
  c: z.uuid().optional(),
})
export type PageHit = z.infer<typeof PageHit>

/** Whether it is worth keeping until it is read. */
export function isLikely(raw: string): boolean {
  return raw.length <= 8_000 && raw.startsWith('{')
}

/** null: not something that the script sends. */
export function readHit(raw: string): PageHit | null {
  try {
    const parsed = PageHit.safeParse(JSON.parse(raw))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Site and path of an address, as visits keep them: no query, no fragment, nothing that could name somebody. */
export function placeOf(address: string): { host: string; page: string } {
  const { host, pathname } = new URL(address)
  return { host: host.toLowerCase(), page: plain(pathname).slice(0, 300) }
}

/** Addresses and long numbers in a path name people: they go. */
function plain(path: string): string {
  return path.replaceAll(/[^/]*(?:@|%40)[^/]*/gi, '…').replaceAll(/\d{7,}/g, '…')
}

const CLICK_IDS: Record<string, string> = {
  gclid: 'google',
  gbraid: 'google',
  wbraid: 'google',
  dclid: 'google',
  msclkid: 'bing',
  fbclid: 'facebook',
  li_fat_id: 'linkedin',
  twclid: 'x',
  ttclid: 'tiktok',
}

/** Source and campaign in one word each: UTM first, then whose click id it is, then who linked here. */
export function sourceOf(origin: Record<string, string>): { source: string | null; campaign: string | null } {
  const id = Object.keys(CLICK_IDS).find((name) => name in origin)
  const source = origin.utm_source ?? (id === undefined ? undefined : CLICK_IDS[id]) ?? origin.referrer
  return { source: source ?? null, campaign: origin.utm_campaign ?? null }
}
