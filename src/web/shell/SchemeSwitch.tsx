import { IconButton } from '../ui/Button.tsx'
import { IconDeviceDesktop, IconMoon, IconSun } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { useScheme } from '../ui/Theme.tsx'
import { words } from './words.ts'

const icons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }

export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useScheme()
  const Now = icons[colorScheme]
  return (
    <Menu
      title={words.colours}
      entries={(['light', 'dark', 'auto'] as const).map((scheme) => {
        const Icon = icons[scheme]
        return {
          label: words.schemes[scheme],
          icon: <Icon size={15} />,
          chosen: scheme === colorScheme,
          run: () => setColorScheme(scheme),
        }
      })}
      target={
        <IconButton label={words.colours} tip={false}>
          <Now size={16} stroke={1.7} />
        </IconButton>
      }
    />
  )
}
