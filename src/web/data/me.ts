import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { peopleQuery } from './company.ts'
import { PERSON_KEY } from './request.ts'

// There is no sign-in yet: whoever sits here says who they are, and this browser remembers it.
const listeners = new Set<() => void>()

function stored(): string {
  return localStorage.getItem(PERSON_KEY) ?? ''
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

export function becomePerson(id: string): void {
  localStorage.setItem(PERSON_KEY, id)
  for (const listener of listeners) listener()
}

/** The person chosen in the sidebar; a first visit begins as the first sales person. */
export function useMe() {
  const chosen = useSyncExternalStore(listen, stored)
  const people = (useQuery(peopleQuery).data ?? []).filter((person) => !person.desk)
  const me =
    people.find((person) => person.id === chosen) ??
    people.find((person) => person.function === 'sales') ??
    people[0] ??
    null
  return { me, people, by: me ? { by: me.id } : {} }
}
