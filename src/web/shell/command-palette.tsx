import Search from 'lucide-react/icons/search'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/class-names.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { step } from '../ui/roving.ts'
import styles from './command-palette.module.css'
import { type Command, matches, usePageCommands } from './commands.ts'
import { useShellCommands } from './use-shell-commands.ts'

interface Props {
  open: boolean
  onClose: () => void
  onHelp: () => void
}

function Palette({ onClose, onHelp }: Omit<Props, 'open'>) {
  const t = useTranslations('shell')
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const actions = usePageCommands()
  const { places, tools } = useShellCommands(onHelp)
  const groups = [
    { id: 'actions', commands: actions },
    { id: 'places', commands: places },
    { id: 'tools', commands: tools },
  ] as const
  const found = groups.map((group) => ({
    ...group,
    commands: group.commands.filter((command) => matches(command, typed)),
  }))
  const all = found.flatMap((group) => group.commands)
  const active = all[Math.min(at, all.length - 1)]

  const choose = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      return choose(active)
    }
    if (event.key === 'Home' || event.key === 'End') return
    const next = step(event.key, Math.min(at, all.length - 1), all.length)
    if (next === null) return
    event.preventDefault()
    setAt(next)
    document.getElementById(`${id}-${all[next]?.id}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div className={styles.palette}>
      <div className={styles.field}>
        <Icon of={Search} size={18} />
        <input
          type="text"
          role="combobox"
          aria-label={t('searchCommands')}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active && `${id}-${active.id}`}
          aria-autocomplete="list"
          placeholder={t('searchCommands')}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type in it
          autoFocus
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys={t('escape')} />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('commands')} className={styles.list}>
        {found.map(
          (group) =>
            group.commands.length > 0 && (
              // biome-ignore lint/a11y/useSemanticElements: a group of options, as the listbox pattern asks
              <div key={group.id} role="group" aria-label={t(`commandGroups.${group.id}`)}>
                <p aria-hidden className={styles.heading}>
                  {t(`commandGroups.${group.id}`)}
                </p>
                {group.commands.map((command) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which points at the option
                  <div
                    key={command.id}
                    id={`${id}-${command.id}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={command === active}
                    className={cx(styles.option, command === active && styles.active)}
                    onClick={() => choose(command)}
                    onPointerMove={() => setAt(all.indexOf(command))}
                  >
                    <Icon of={command.icon} />
                    <span className="grow">{command.label}</span>
                    {command.keys && <Kbd keys={command.keys} />}
                  </div>
                ))}
              </div>
            ),
        )}
      </div>
      <p role="status" className={all.length ? 'sr' : styles.none}>
        {all.length ? t('commandsFound', { count: all.length }) : t('noCommand', { typed })}
      </p>
    </div>
  )
}

/** Actions on what is on screen first, then places, then the tool itself. */
export function CommandPalette({ open, onClose, onHelp }: Props) {
  const t = useTranslations('shell')
  return (
    <Dialog open={open} onClose={onClose} title={t('commands')} shape="top" hideTitle>
      <Palette onClose={onClose} onHelp={onHelp} />
    </Dialog>
  )
}
