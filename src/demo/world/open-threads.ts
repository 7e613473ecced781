import type { Thread } from './thread.ts'

/** What waits for an answer, the longest wait first. */
export const openThreads: readonly Thread[] = [
  {
    on: 'dairy',
    under: 'why',
    given: 'Léa Fontenay',
    read: true,
    lines: [
      {
        by: 'Jérôme Vasseur',
        ago: 252,
        likes: 11,
        text: 'Troisième pot dont l’opercule se décolle. Le lait a coulé dans le sac. Vous comptez répondre ?',
      },
    ],
  },
  {
    on: 'dairy',
    under: 'tart',
    given: 'me',
    lines: [
      {
        by: 'Samira Haddou',
        ago: 940,
        likes: 4,
        text: 'Ça donne envie ! Le fromage blanc 0 % marche aussi ? Il y avait de la gélatine dedans il me semble.',
      },
      {
        by: 'Manon Thévenet',
        ago: 871,
        likes: 2,
        aside: true,
        text: 'J’ai fait avec le 3 %, ça tient mieux. Pour la gélatine je ne sais pas, à confirmer par l’équipe ?',
      },
      {
        by: 'Tom Wisniak',
        ago: 862,
        text: 'Les deux marchent, Samira : égouttez le 0 % une nuit et il tiendra. Je demande à l’atelier pour la gélatine. Tom',
      },
      {
        by: 'Samira Haddou',
        ago: 168,
        text: 'Bonjour, le fromage blanc 0 % contient-il encore de la gélatine ? C’est pour ma fille, elle n’en mange pas. Merci d’avance.',
      },
    ],
  },
  {
    on: 'dairy',
    lines: [
      {
        by: 'Crèche Les Petits Pas',
        ago: 115,
        text: 'Livraison incomplète ce matin : 18 pots au lieu de 24, et personne au téléphone.',
      },
    ],
  },
  {
    on: 'dairy',
    given: 'me',
    lines: [
      {
        by: 'Paul-Henri Lescot',
        ago: 80,
        text: 'Journaliste pour une revue agricole, je cherche un contact sur votre filière herbe.',
      },
    ],
  },
  {
    on: 'dairy',
    under: 'why',
    lines: [
      {
        by: 'Odile Marchand',
        ago: 64,
        likes: 6,
        text: 'Même souci d’opercule que Jérôme, lot 2114. Je fais quoi des pots ?',
      },
    ],
  },
  {
    on: 'dairy',
    given: 'me',
    lines: [
      {
        by: 'Manon Thévenet',
        ago: 52,
        likes: 12,
        text: 'Et si on rapportait les pots en verre chez les crémiers ? On est douze à le faire déjà.',
      },
    ],
  },
  {
    on: 'dairy',
    lines: [
      {
        by: 'Gaëtan Pruvost',
        ago: 44,
        text: 'On ouvre une épicerie au bord du canal en juillet. Vous livrez les petites commandes, ou il y a un minimum ?',
      },
    ],
  },
  {
    on: 'farm',
    under: 'visit',
    lines: [
      {
        by: 'Bastien Roullier',
        ago: 31,
        likes: 8,
        text: 'La visite de la ferme samedi, un régal. Les enfants veulent tous une vache.',
      },
    ],
  },
  {
    on: 'farm',
    given: 'me',
    lines: [
      {
        by: 'Emma Whitlock',
        ago: 27,
        language: 'en',
        text: 'We are staying in Saint-Aurle next week. Can we visit the farm in English, and do the children get to see the milking?',
      },
    ],
  },
  {
    on: 'dairy',
    under: 'tart',
    lines: [
      {
        by: 'Nour Abdelli',
        ago: 19,
        likes: 3,
        text: 'Testée ce matin avec des fraises du jardin et un peu de basilic. Je vous envoie la photo pour le jeu ?',
      },
    ],
  },
  {
    on: 'dairy',
    lines: [{ by: 'Coline A.', ago: 12, text: 'Vous serez au marché de Saint-Aurle dimanche ?' }],
  },
  {
    on: 'dairy',
    given: 'me',
    lines: [
      {
        by: 'Cantine de Malvaux',
        ago: 8,
        text: 'Peut-on passer commande en seaux de 5 kg pour la rentrée ?',
      },
    ],
  },
  {
    on: 'dairy',
    under: 'why',
    lines: [
      {
        by: 'Dr Estelle Vauquier',
        ago: 5,
        text: 'Je lis que le carton « contaminerait » le lait. C’est faux : la barrière est la même que pour les briques. Je peux vous relire si vous en parlez.',
      },
    ],
  },
  {
    on: 'dairy',
    lines: [
      {
        by: 'Lucile Armand',
        ago: 2,
        text: 'Le beurre demi-sel a changé d’emballage aussi, ou c’est une contrefaçon que j’ai trouvée à Valcombe ?',
      },
    ],
  },
]
