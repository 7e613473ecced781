import Copy from 'lucide-react/icons/copy'
import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { Button, Dialog, Drawer, Menu, Popover, showToast, Tooltip } from '../ui/index.ts'
import { Sample } from './sample.tsx'

const nothing = () => {}

export function OverlaySamples() {
  const [open, setOpen] = useState<'dialog' | 'alert' | 'drawer' | null>(null)
  const close = () => setOpen(null)
  return (
    <Sample title="Ce qui s’ouvre">
      <div className="row wrap">
        <Menu
          label="Actions"
          trigger={<Button>Menu</Button>}
          items={[
            { heading: 'Sur ce message' },
            { id: 'copy', label: 'Copier le lien', icon: Copy, keys: 'C', onSelect: nothing },
            {
              id: 'hide',
              label: 'Suspendre 7 jours',
              disabledBecause: 'Ce réseau ne le permet pas',
              onSelect: nothing,
            },
            'line',
            { id: 'delete', label: 'Supprimer', icon: Trash, danger: true, onSelect: () => setOpen('alert') },
          ]}
        />
        <Popover label="Détail" trigger={<Button>Détail</Button>}>
          Compté comme le réseau compte : un lien vaut 23 signes.
        </Popover>
        <Tooltip text="Le nom de l’action">
          <Button>Infobulle</Button>
        </Tooltip>
        <Button onClick={() => setOpen('dialog')}>Dialogue</Button>
        <Button onClick={() => setOpen('drawer')}>Tiroir</Button>
        <Button onClick={() => showToast('Conversation close', () => showToast('Conversation rouverte'))}>
          Annulation
        </Button>
      </div>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Inviter"
        actions={<Button onClick={close}>Fermer</Button>}
      >
        <p className="t2">Un dialogue se ferme par Échap, par la croix ou d’un clic au-dehors.</p>
      </Dialog>
      <Dialog
        kind="alert"
        open={open === 'alert'}
        onClose={close}
        title="Supprimer ce commentaire ?"
        actions={
          <>
            <Button onClick={close}>Garder le commentaire</Button>
            <Button variant="danger-filled" onClick={close}>
              Supprimer le commentaire
            </Button>
          </>
        }
      >
        <p className="t2">Il disparaîtra pour tous et ne pourra pas être rétabli.</p>
      </Dialog>
      <Drawer open={open === 'drawer'} onClose={close} title="Samira Haddou">
        <p className="t2">Le troisième volet, là où la place manque.</p>
      </Drawer>
    </Sample>
  )
}
