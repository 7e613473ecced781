import Clock from 'lucide-react/icons/clock'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { Button, IconButton, Kbd, SplitButton, Tabs, ToggleGroup } from '../ui/index.ts'
import { Sample } from './sample.tsx'

const nothing = () => {}

export function ButtonSamples() {
  const [period, setPeriod] = useState<'week' | 'month'>('week')
  const [tab, setTab] = useState('open')
  return (
    <>
      <Sample title="Boutons">
        <div className="row wrap">
          <Button variant="primary" keys="Ctrl+↵">
            Envoyer
          </Button>
          <Button>Programmer</Button>
          <Button variant="quiet">Renoncer</Button>
        </div>
        <div className="row wrap">
          <Button variant="danger" icon={Trash}>
            Supprimer
          </Button>
          <Button variant="danger-filled">Supprimer définitivement</Button>
        </div>
        <div className="row wrap">
          <Button variant="primary" busy>
            Envoi…
          </Button>
          <Button disabled>Indisponible</Button>
          <Button size="small">Petit</Button>
        </div>
        <div className="row wrap">
          <SplitButton
            variant="primary"
            keys="Ctrl+↵"
            menuLabel="Autres façons d’envoyer"
            items={[
              { id: 'keep', label: 'Envoyer et garder ouvert', keys: 'Ctrl+Maj+↵', onSelect: nothing },
              { id: 'later', label: 'Envoyer plus tard', icon: Clock, onSelect: nothing },
            ]}
          >
            Envoyer et clore
          </SplitButton>
          <IconButton icon={Clock} label="Mettre en attente" keys="H" />
          <IconButton icon={Ellipsis} label="Autres actions" />
          <IconButton icon={Clock} label="Suivi" aria-pressed />
        </div>
      </Sample>
      <Sample title="Segments et onglets">
        <div>
          <ToggleGroup
            label="Période"
            value={period}
            onChange={setPeriod}
            options={[
              { value: 'week', label: 'Semaine' },
              { value: 'month', label: 'Mois' },
            ]}
          />
        </div>
        <Tabs
          id="sample"
          label="Files"
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: 'open', label: 'À répondre', count: 14 },
            { id: 'mine', label: 'À moi', count: 5 },
            { id: 'closed', label: 'Closes' },
          ]}
        />
        <div role="tabpanel" id="sample-panel" aria-labelledby={`sample-${tab}-tab`} className="t2">
          {tab}
        </div>
      </Sample>
      <Sample title="Touches">
        <div className="row wrap">
          <Kbd keys="J+K" />
          <Kbd keys="Ctrl+K" />
          <Kbd keys="?" />
        </div>
      </Sample>
    </>
  )
}
