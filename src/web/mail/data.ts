import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CaughtDetail, CaughtPage, MessageView } from '#journey/mailing/templates.contract.ts'
import type { DnsCheck, MailView } from '#journey/mailing/sending.contract.ts'
import type { IncomingDetail, IncomingView } from '#journey/mailing/inbound.contract.ts'
import type { MailboxView } from '#journey/mailing/mailbox.contract.ts'
import type { ProductDns, ProductMailView } from '#journey/mailing/product.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'
import type { IncomingSearch, LogSearch } from './search.ts'

export const mailQuery = queryOptions({
  queryKey: ['mail'],
  meta: { live: 'any', topics: ['mail'] },
  queryFn: () => get<MailView>('/mail'),
})

export const dnsQuery = queryOptions({
  queryKey: ['mail-dns'],
  queryFn: () => get<DnsCheck>('/mail/dns'),
  // asked by a press: it goes out to the world's name servers
  enabled: false,
  retry: false,
})

export const productQuery = queryOptions({
  queryKey: ['mail-product'],
  meta: { live: 'any', topics: ['mail'] },
  queryFn: () => get<ProductMailView>('/mail/product'),
})

export const productDnsQuery = queryOptions({
  queryKey: ['mail-product-dns'],
  queryFn: () => get<ProductDns>('/mail/product/dns'),
  enabled: false,
  retry: false,
})

export const logQuery = (search: LogSearch) =>
  infiniteQueryOptions({
    queryKey: ['messages', search],
    meta: { live: 'any', topics: ['mail'] },
    queryFn: ({ pageParam, signal }) =>
      get<Page<MessageView>>('/messages', { ...search, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const caughtQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['caught', q ?? ''],
    meta: { topics: ['mail'] },
    queryFn: ({ pageParam, signal }) =>
      get<CaughtPage>('/mail/caught', { q, limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const caughtMailQuery = (id: string) =>
  queryOptions({
    queryKey: ['caught-mail', id],
    queryFn: () => get<CaughtDetail>(`/mail/caught/${id}`),
    // a mail never changes
    staleTime: Infinity,
  })

export const mailboxQuery = queryOptions({
  queryKey: ['mailbox'],
  meta: { live: 'any', topics: ['mail'] },
  queryFn: () => get<MailboxView>('/mail/mailbox'),
})

/** What the list is asked for; the mail that is open is not of it. */
export const askedOf = ({ mail: _, ...asked }: IncomingSearch) => asked

export const incomingQuery = (search: IncomingSearch) =>
  infiniteQueryOptions({
    queryKey: ['incoming', askedOf(search)],
    meta: { live: 'any', topics: ['mail'] },
    queryFn: ({ pageParam, signal }) =>
      get<Page<IncomingView>>(
        '/mail/incoming',
        { ...askedOf(search), limit: 100, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const incomingMailQuery = (id: string) =>
  queryOptions({
    queryKey: ['incoming-mail', id],
    meta: { live: 'any', topics: ['mail'] },
    queryFn: () => get<IncomingDetail>(`/mail/incoming/${id}`),
  })
