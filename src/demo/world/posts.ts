import { typeset } from '../../platform/intl/index.ts'
import type { ChannelKey, Member } from './cast.ts'
import type { PictureKey } from './pictures.ts'

interface Written {
  text: string
  by: Member
  picture?: PictureKey
  on: readonly ChannelKey[]
  /** What the farm's channel says in its own words. */
  farmText?: string
}

/** With the spaces that a French keyboard sets by itself. */
const set = <P extends Written>(posts: readonly P[]): readonly P[] =>
  posts.map((post) => ({
    ...post,
    text: typeset('fr', post.text),
    ...(post.farmText && { farmText: typeset('fr', post.farmText) }),
  }))

export interface PublishedPost extends Written {
  /** Threads hang from it by this name. */
  key?: string
  /** Days before today, and the hour on the wall. */
  days: number
  at: string
  likes: number
  shares: number
}

/** The name threads know it by. */
export const keyOf = ({ key, days }: PublishedPost): string => key ?? `day-${days}`

/** The oldest first. */
export const publishedPosts: readonly PublishedPost[] = set<PublishedPost>([
  { days: 88, at: '08:30', by: 'Léa Fontenay', on: ['dairy', 'farm'], picture: 'meadow', likes: 41, shares: 6, text: 'Les vaches ressortent ce matin. Trois mois d’étable, et la course jusqu’à la haie : elles ne s’en lassent pas, nous non plus.' },
  { days: 84, at: '12:15', by: 'Tom Wisniak', on: ['dairy'], picture: 'bottle', likes: 28, shares: 9, text: 'La bouteille consignée revient à Saint-Aurle et à Valcombe : 30 centimes rendus, une bouteille sauvée. Rincez-la, c’est tout.' },
  { days: 80, at: '17:00', by: 'Inès Caradec', on: ['dairy'], likes: 19, shares: 12, text: 'Depuis le 1er mars, nous payons le lait trois centimes de plus aux éleveurs de la vallée. Voici où va chaque centime de votre pot.' },
  { days: 76, at: '10:00', by: 'Hugo Pellan', on: ['dairy'], picture: 'market', likes: 14, shares: 2, text: 'Ce week-end : Saint-Aurle samedi jusqu’à 13 h, Orvanne dimanche. La tomme de printemps est arrivée.' },
  { days: 71, at: '08:30', by: 'Léa Fontenay', on: ['farm'], picture: 'farm', likes: 37, shares: 4, text: 'Visite de la ferme : dix places samedi, douze ans et plus pour la cave. Écrivez-nous votre prénom.' },
  { days: 66, at: '12:15', by: 'Léa Fontenay', on: ['dairy'], picture: 'tart', likes: 52, shares: 17, text: 'Recette de Nadège : la cervelle de canut, comme à Lyon, avec notre faisselle. Une nuit au frais et du pain grillé.' },
  { days: 61, at: '18:00', by: 'Inès Caradec', on: ['dairy'], picture: 'cheese', likes: 88, shares: 21, text: 'Médaille d’argent pour la tomme du Haut-Pré ! Merci à Nadège, à Malik, et aux quarante-deux vaches.' },
  { days: 57, at: '09:30', by: 'Tom Wisniak', on: ['dairy'], picture: 'round', likes: 33, shares: 3, text: 'La tournée de 4 h, en quarante secondes : six communes, trente-huit arrêts, un thermos.' },
  { days: 52, at: '12:15', by: 'Léa Fontenay', on: ['dairy'], picture: 'jars', likes: 24, shares: 5, text: 'Trois pots en verre à l’essai chez nos crémiers. Dites-nous lequel se revisse le mieux.' },
  { days: 47, at: '17:00', by: 'Hugo Pellan', on: ['dairy'], likes: 9, shares: 11, text: 'Nous cherchons deux saisonniers pour la fromagerie, de juin à septembre. On apprend le métier, on rit, on se lève tôt.' },
  { days: 43, at: '08:30', by: 'Inès Caradec', on: ['dairy'], picture: 'cellar', likes: 61, shares: 8, text: 'Nadège retourne chaque tomme trois fois par semaine. Elle dit qu’elle reconnaît les siennes au bruit.' },
  { days: 38, at: '10:00', by: 'Léa Fontenay', on: ['farm'], picture: 'meadow', likes: 45, shares: 6, text: 'Caramel est né pendant la visite des CE1. Il pèse 38 kg et tient debout, mieux que certains d’entre nous à cette heure.' },
  { days: 33, at: '12:15', by: 'Tom Wisniak', on: ['dairy'], likes: 31, shares: 14, text: 'Question du dimanche : le fromage blanc, sucré ou salé ? Il n’y a pas de mauvaise réponse. Enfin, si, une.' },
  { days: 28, at: '17:00', by: 'Inès Caradec', on: ['dairy'], likes: 17, shares: 3, text: 'La recette du fromage blanc 0 % change : de l’amidon de maïs à la place de la gélatine, lots 2106 et suivants.' },
  { days: 24, at: '09:30', by: 'Hugo Pellan', on: ['dairy'], picture: 'market', likes: 22, shares: 4, text: 'La halle de Saint-Aurle est refaite. Notre stand est près de la fontaine, la file commence à l’ombre.' },
  { days: 19, at: '12:15', by: 'Léa Fontenay', on: ['dairy', 'farm'], picture: 'tart', likes: 39, shares: 10, text: 'Jeu « Ma recette au fromage blanc » : votre plat, votre photo, jusqu’au 27. À gagner : une journée avec Nadège.' },
  { days: 15, at: '08:30', by: 'Léa Fontenay', on: ['farm'], picture: 'farm', likes: 27, shares: 2, text: 'Foire aux questions de la traite : oui, elles ont des prénoms ; non, la musique n’y fait rien ; oui, on a essayé.' },
  { days: 11, at: '18:00', by: 'Tom Wisniak', on: ['dairy'], picture: 'team', likes: 48, shares: 5, text: 'Lundi, réunion à l’étable : la table est une palette, l’ordre du jour tient sur un pot.' },
  { key: 'visit', days: 5, at: '17:30', by: 'Léa Fontenay', on: ['farm'], picture: 'meadow', likes: 34, shares: 3, text: 'Merci aux vingt visiteurs de samedi. Les chaussures sèchent, les vaches parlent encore de vous.' },
  { days: 3, at: '09:00', by: 'Tom Wisniak', on: ['dairy'], picture: 'farm', likes: 26, shares: 1, text: 'La semaine à la ferme du Haut-Pré : fauche, deux vêlages, et le nouveau chien qui confond garder et jouer.' },
  { key: 'tart', days: 2, at: '12:15', by: 'Léa Fontenay', on: ['dairy'], picture: 'tart', likes: 64, shares: 19, text: 'Tarte aux fraises et fromage blanc : la recette de Nadège, sans cuisson. Biscuits, beurre, fromage blanc égoutté, fraises, et vingt minutes de patience.' },
  { key: 'sorting', days: 2, at: '17:00', by: 'Hugo Pellan', on: ['dairy'], picture: 'pot', likes: 12, shares: 6, text: 'Le tri du pot en carton, pas à pas : l’opercule avec les emballages, le pot avec les papiers. Rincer à peine suffit.' },
  { key: 'why', days: 1, at: '08:30', by: 'Inès Caradec', on: ['dairy'], picture: 'pot', likes: 43, shares: 22, text: 'Pourquoi le pot change : 70 % de plastique en moins, le même lait, la même recette. On vous dit aussi ce qui n’est pas encore parfait.' },
]) // biome-ignore format: one post a line

export interface ComingPost extends Written {
  /** Days after the next time the wall shows this hour. */
  days: number
  at: string
}

/** The soonest first. */
export const comingPosts: readonly ComingPost[] = set<ComingPost>([
  { days: 0, at: '17:00', by: 'Tom Wisniak', on: ['dairy'], picture: 'round', text: 'La tournée du matin en 40 secondes : 4 h, six communes, et le soleil qui se lève sur Malvaux.' },
  { days: 1, at: '10:00', by: 'Hugo Pellan', on: ['dairy'], picture: 'market', text: 'Marchés du week-end : Saint-Aurle samedi, Orvanne dimanche, de 8 h à 13 h. La tomme de printemps est à la coupe.' },
  { days: 2, at: '09:30', by: 'Léa Fontenay', on: ['dairy', 'farm'], picture: 'farm', text: 'Visite de la ferme samedi : dix places, il en reste quatre. Bottes prêtées, goûter compris.', farmText: 'Samedi on ouvre l’étable : dix places, il en reste quatre. On prête les bottes, vous apportez les questions.' },
  { days: 4, at: '12:15', by: 'Léa Fontenay', on: ['dairy'], picture: 'tart', text: 'Jeu « Ma recette au fromage blanc » : derniers jours pour envoyer votre photo. Tirage en direct mercredi.' },
]) // biome-ignore format: one post a line

export interface StuckPost extends Written {
  hoursAgo: number
  state: 'rejected' | 'unknown'
  /** What the network would have said. */
  said: string
}

export const stuckPosts: readonly StuckPost[] = set<StuckPost>([
  { hoursAgo: 20, by: 'Tom Wisniak', on: ['dairy'], picture: 'jars', state: 'rejected', said: 'The image is too large: 2.4 MB, 2 MB at most.', text: 'Pots en verre : le résultat de l’essai. Le deuxième gagne, et de loin.' },
  { hoursAgo: 3, by: 'Hugo Pellan', on: ['dairy'], state: 'unknown', said: 'No answer after 30 seconds.', text: 'Les Petits Pas, votre deuxième livraison part à 11 h avec les six pots qui manquaient. Pardon pour ce matin.' },
]) // biome-ignore format: one post a line

export const draftPosts: readonly Written[] = set<Written>([
  { by: 'Inès Caradec', on: ['dairy'], picture: 'pot', text: 'Vous êtes nombreux à nous parler de l’opercule du nouveau pot. Vous avez raison : sur les lots 2112 à 2116, la soudure peut lâcher au transport. Rapportez le pot, même entamé, chez votre crémier : il est échangé ou remboursé, sans ticket.' },
  { by: 'Léa Fontenay', on: ['dairy'], picture: 'cellar', text: 'Les coulisses : Nadège, affineuse' },
  { by: 'Léa Fontenay', on: ['dairy', 'farm'], text: 'Consigne : la question de Manon' },
  { by: 'Tom Wisniak', on: [], text: '1ᵉʳ juin, journée mondiale du lait : une idée par jour de la semaine ?' },
]) // biome-ignore format: one post a line
