import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import type { CSSProperties } from 'react'
import { Avatar, CharCount, Chip, NetworkGlyph, StateWord, Steps } from '../ui/index.ts'
import styles from './design-page.module.css'
import { Sample } from './sample.tsx'

const tones = ['ok', 'info', 'soon', 'late', 'danger', 'accent'] as const
const swatches = ['viz-1', 'viz-2', 'viz-3', 'viz-4', 'viz-5', 'viz-6'] as const
const swatch = (name: string) => ({ '--swatch': `var(--${name})` }) as CSSProperties

export const MarkSamples = () => (
  <>
    <Sample title="Personnes, réseaux">
      <div className="row wrap">
        <Avatar name="Inès Caradec" size={40} />
        <Avatar name="Léa Fontenay" presence="on" label="Léa Fontenay, en ligne" />
        <Avatar name="Hugo Pellan" presence="away" label="Hugo Pellan, absent" />
        <Avatar name="Laiterie de Valcombe" shape="organisation" />
        <Avatar name="Théâtre du Canal" shape="client" />
        <Avatar name="Tous mes clients" shape="all" />
        <NetworkGlyph monogram="Xy" name="Réseau" named />
      </div>
    </Sample>
    <Sample title="États et étiquettes">
      <div className="row wrap">
        {tones.map((tone) => (
          <StateWord
            key={tone}
            tone={tone}
            icon={tone === 'ok' ? CircleCheck : CircleAlert}
            strong={tone === 'late'}
          >
            {tone}
          </StateWord>
        ))}
      </div>
      <div className="row wrap">
        {tones.map((tone) => (
          <Chip key={tone} tone={tone}>
            {tone}
          </Chip>
        ))}
        <Chip tone="outline" onRemove={() => {}}>
          Cliente
        </Chip>
      </div>
    </Sample>
    <Sample title="Compte de signes">
      <div className="row wrap">
        <CharCount used={209} limit={1000} />
        <CharCount used={284} limit={300} />
        <CharCount used={312} limit={300} />
        <CharCount used={1204} limit={null} />
      </div>
    </Sample>
    <Sample title="Étapes">
      <Steps
        label="Avancement"
        current="write"
        steps={[
          { id: 'choose', title: 'Choisir', note: '12 mai' },
          { id: 'write', title: 'Écrire', note: 'en cours' },
          { id: 'leave', title: 'Publier' },
        ]}
      />
    </Sample>
    <Sample title="Séries">
      <div className={styles.swatches}>
        {swatches.map((name) => (
          <div key={name}>
            <i style={swatch(name)} />
            <span>{name}</span>
          </div>
        ))}
      </div>
    </Sample>
  </>
)
