import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { follow } from '../data/follow.ts'
import { beginLive } from '../data/live.ts'
import { useMe } from '../data/me.ts'

/** From here on screens follow what changes on the server. */
export function useLiveScreens(): void {
  const client = useQueryClient()
  const { me } = useMe()
  const who = useRef('')
  useEffect(() => {
    who.current = me?.id ?? ''
  })
  useEffect(beginLive, [])
  useEffect(() => follow(client, () => who.current), [client])
}
