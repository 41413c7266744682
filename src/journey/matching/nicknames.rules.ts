import { fold } from './text.rules.ts'

/**
 * Short forms of given names, a line per name; the first word is the name itself. Names that share a short form
 * (Alexandra and Alexander are both Sasha) meet in it, not in each other. English and German, from general knowledge.
 */
const LINES = `
abigail abby gail|albert al bert|alexander alex al sasha xander alec|alexandra alex sandra sasha alexa lexi|alfred fred alf alfie
amanda mandy|andrea andi|andrew andy drew|andreas andi|anna ann annie anne|anthony tony|antonia toni|arthur art artie
barbara barb babs baerbel|benjamin ben benny benji|bernard bernie bernd|bernhard bernd|bradley brad|brigitte gitte|caroline carrie carol caro
catherine cathy kate katie cat cath|charles charlie chuck chas|charlotte lottie charlie lotte|christian chris|christina chris tina christa
christine chris tina|christopher chris kit topher|christoph chris|clara claire|daniel dan danny|daniela dani|david dave davy|deborah deb debbie
dennis denny|dominic dom nick|donald don donnie|dorothea doro thea|dorothy dot dottie|edward ed eddie ted teddy ned|eduard edi
eleanor ellie nell nora|elizabeth liz lizzie beth betty eliza libby lisa|elisabeth elli lisa sissi liesel else|emily em emmy|emma em
eva evi|evelyn evie eve|ferdinand ferdi|florian flo|frances fran fanny frankie|francis frank fran|frederick fred freddie rick|friedrich fritz fred
franz franzl|gabriele gabi|gabriel gabe|georg schorsch|george georgie|gerald gerry jerry|gerhard gerd|geoffrey geoff jeff|gregory greg|guenther guenni
hannah hanna|hans hansi johannes johann|harold harry hal|heinrich heinz heiner|helen nell nellie|helene leni|henry harry hank hal
herbert herb bert|hubert hubi|isabella bella izzy isa|isaac ike zac|jacob jake jack|jakob jack|james jim jimmy jamie jem|jane janey jenny
janet jan|jasmine jas|jeffrey jeff|jennifer jen jenny jenni|jessica jess jessie|johannes hannes johann jo|john jack johnny jon|jonathan jon jonny nathan
joseph joe joey jo|josef sepp joschi|josephine jo josie|joshua josh|judith judy|juergen joerg|julia julie jule|karl carl charly|katharina kathi katja kati
katherine kate kathy katie kat kay|kenneth ken kenny|kimberly kim|klaus claus nikolaus|konrad conny|kristina kristi tina|lawrence larry laurie
leonard leo len lenny|leonhard leo|lillian lily lil|louis lou louie|ludwig lutz wiggerl|lucas luke|lukas luke|madeleine maddie|madison maddie
magdalena lena magda|manfred manni fred|margaret maggie meg peggy marge greta|margarete grete greta gretel|maria mia mitzi|martin marty
martina tina|mary molly polly|matthew matt matty|matthias matze hias|maximilian max maxi|megan meg|melanie mel melly|melissa mel lissa
michael mike mick mickey mikey michi|michaela michi|mildred millie|monika moni|nancy nan|natalie nat|natasha tasha|nathaniel nat nate nathan
nicholas nick nicky|nicolas nick|nicole nicki nikki|norbert bert|oliver ollie olli|olivia liv livvy|pamela pam|patricia pat patty trish tricia
patrick pat paddy|peter pete|petra peti|philip phil pip|philipp phil|phillip phil|rebecca becky becca|reinhard reini|renate nate|richard rick dick richie ricky
robert rob bob bobby robbie bert|roland roli|ronald ron ronnie|rosemary rose rosie|rudolf rudi|russell russ rusty|ruediger rudi|samantha sam sammy
samuel sam sammy|sandra sandy|sarah sally|sebastian seb basti|sigmund sigi|siegfried sigi siggi|sofia sophie|sophia sophie soph|stanley stan
stefan steffen|stephanie steph steffi|stefanie steffi|stephen steve stevie|steven steve stevie|susan sue susie suzy|susanne susi sanne
suzanne sue suzy|sylvia silvi|tabitha tabby|teresa terry tess tessa|theodore ted teddy theo|theodor theo teo|therese resi|thomas tom tommy|timothy tim timmy
tobias tobi|ulrich uli|ulrike uli rike|ursula uschi ulla|valentin vali|valerie val|veronica ronnie vera|victor vic|victoria vicky tori|vincent vince vinny
virginia ginny|walter walt wally|wilhelm willi willy|william bill will billy willie liam|wolfgang wolf wolfi|yvonne evi|zachary zach zac`

const groups = groupsOf()

function groupsOf(): Map<string, number[]> {
  const found = new Map<string, number[]>()
  LINES.split(/[|\n]/).forEach((line, group) => {
    for (const word of line.split(' ')) {
      const name = fold(word)
      if (name !== '') found.set(name, [...(found.get(name) ?? []), group])
    }
  })
  return found
}

/** Which of the groups of names that mean each other a folded given name belongs to; none is empty. */
export function nicknameGroups(name: string): readonly number[] {
  return groups.get(name) ?? NONE
}

const NONE: readonly number[] = []

/** Whether two folded given names can be the same name, one short for the other. */
export function sameName(a: string, b: string): boolean {
  const first = groups.get(a)
  if (first === undefined) return false
  const second = groups.get(b)
  return second !== undefined && first.some((group) => second.includes(group))
}
