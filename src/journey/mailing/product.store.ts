import { productSender } from '#journey/mailing/product.rules.ts'
import { readSending } from '#journey/mailing/sending.store.ts'
import type { Queryable } from '#platform/database.ts'
import type { SenderOrigin } from '#journey/mailing/product.contract.ts'
import type { Services } from '#work/services.ts'

export interface ProductMail {
  name: string
  address: string | null
  /** 0: nobody has set anything yet */
  revision: number
}

const DEFAULT: ProductMail = { name: 'Baton', address: null, revision: 0 }

export async function readProductMail(db: Queryable): Promise<ProductMail> {
  const { rows } = await db.query<ProductMail>(
    'select name, address, revision from product_mail where workspace_no = 1',
  )
  return rows[0] ?? DEFAULT
}

/** Answers false when somebody else changed it since `revision` was read. */
export async function writeProductMail(
  db: Queryable,
  { name, address, revision }: ProductMail,
  by: string,
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into product_mail as p (workspace_no, name, address, updated_at, updated_by)
     select 1, $1, $2, to_timestamp($4 / 1000.0), $5 where $3 = 0 or exists (select from product_mail where workspace_no = 1)
     on conflict (workspace_no) do update
       set name = excluded.name, address = excluded.address, revision = p.revision + 1,
           updated_at = excluded.updated_at, updated_by = excluded.updated_by
     where p.revision = $3`,
    [name, address, revision, now, by],
  )
  return rowCount === 1
}

/** Who the product's own mails come from now: asked for each mail, so that a change holds for the next one. */
export async function productFrom({
  db,
  config,
}: Pick<Services, 'db' | 'config'>): Promise<ProductMail & { sender: string; origin: SenderOrigin }> {
  const [own, { settings }] = await Promise.all([readProductMail(db), readSending(db)])
  const { smtpUrl, publicUrl } = config
  const found = productSender({ address: own.address, programmes: settings.address, smtpUrl, publicUrl })
  return { ...own, sender: found.address, origin: found.origin }
}
