import type { Thread } from './thread.ts'

/** We spoke last and wait for them. */
export const waitingThreads: readonly Thread[] = [
  {
    on: 'dairy',
    given: 'Hugo Pellan',
    read: true,
    lines: [
      {
        by: 'Yann Kerzé',
        ago: 1510,
        text: 'La coopérative peut prendre votre tournée de Malvaux le mardi et le vendredi, départ 5 h. Ça vous irait ?',
      },
      {
        by: 'Hugo Pellan',
        ago: 1462,
        text: 'Bonjour Yann, le vendredi oui, le mardi il nous faudrait 6 h à cause de la traite. C’est possible de votre côté ? Hugo',
      },
    ],
  },
  {
    on: 'dairy',
    under: 'sorting',
    given: 'me',
    read: true,
    lines: [
      {
        by: 'Céline Morvan',
        ago: 1300,
        text: 'Mon pot a une fissure au fond, je ne l’ai vue qu’en rentrant. Je peux être remboursée sans ticket ?',
      },
      {
        by: 'Inès Caradec',
        ago: 1271,
        text: 'Oui, Céline, sans ticket, chez votre crémier. Pouvez-vous nous donner le numéro imprimé sous le pot ? Merci. Inès',
      },
    ],
  },
  {
    on: 'farm',
    read: true,
    lines: [
      {
        by: 'École de Malvaux',
        ago: 2900,
        text: 'Nous aimerions venir avec deux classes en juin, 46 enfants. Quels jours vous restent ?',
      },
      {
        by: 'Léa Fontenay',
        ago: 2840,
        text: 'Bonjour ! Il nous reste le jeudi 11 et le lundi 15, en deux groupes de 23. Dites-nous lequel vous convient. Léa',
      },
    ],
  },
]
