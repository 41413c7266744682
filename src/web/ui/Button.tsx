import { ActionIcon, Button as MantineButton } from '@mantine/core'
import type { ComponentProps, MouseEvent, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { Tip } from './Tip.tsx'

interface ButtonProps {
  children: ReactNode
  /** primary: the one thing to do here · plain: the rest · quiet: without a border · danger: cannot be undone */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: ReactNode
  /** the key that does the same */
  hint?: string
  type?: 'button' | 'submit'
  busy?: boolean
  disabled?: boolean
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void
  ref?: Ref<HTMLButtonElement>
}

export function Button({
  look = 'plain',
  icon,
  hint,
  busy = false,
  type = 'button',
  children,
  ...rest
}: ButtonProps) {
  return (
    <MantineButton
      {...rest}
      type={type}
      loading={busy}
      variant={look === 'primary' ? 'filled' : 'default'}
      size="xs"
      className={styles.button ?? ''}
      data-look={look}
      leftSection={icon}
      {...(hint
        ? { rightSection: <kbd className={styles.hint}>{hint}</kbd>, 'aria-keyshortcuts': hint }
        : {})}
    >
      {children}
    </MantineButton>
  )
}

type Native = Pick<ComponentProps<'button'>, 'children' | 'className' | 'onClick' | 'ref'>

interface IconButtonProps extends Native {
  label: string
  tip?: boolean
}

export function IconButton({ label, tip = true, className, ...rest }: IconButtonProps) {
  const button = (
    <ActionIcon
      {...rest}
      variant="subtle"
      aria-label={label}
      size={28}
      className={[styles.icon, className].filter(Boolean).join(' ')}
    />
  )
  return tip ? <Tip label={label}>{button}</Tip> : button
}
