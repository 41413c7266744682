/**
 * Passwords of twelve characters and more (before digits at their end are left out: of eight) that every list of leaked
 * ones has near its top. Written simplified, as password.contract.ts compares them.
 */
const WORDS = `
password passwordpassword mypassword mypassword123 newpassword changeme changemenow changemeplease letmein letmeinnow
welcome welcometo welcomehome welcomeback iloveyou iloveyouso iloveyouforever iloveyoubaby ilovemyself ilovemyfamily
administrator admin adminadmin superadmin superman superuser rootroot masterpassword masterkey trustno1 trustnoone
qwerty qwertyqwerty qwertyuiop qwertyuiopasdf qwertzuiop asdfghjkl asdfasdfasdf asdfqwerzxcv zxcvbnm qazwsxedc
qazwsxedcrfv 1qaz2wsx3edc 1qaz2wsx1qaz 1q2w3e4r5t6y 1q2w3e4r1q2w 1qazxsw2edc q1w2e3r4t5y6 zaq12wsxcde qwerasdfzxcv
abcdefghijkl abcabcabcabc abcd1234abcd abc123abc123 a1b2c3d4e5f6 aabbccddeeff test testtest testtesttest testing
testpassword temporary temporarypassword defaultpassword default guest guestguest secret secretpassword topsecret
princess princessprincess sunshine sunshinesunshine football footballfootball baseball basketball liverpoolfc
manchesterunited manchester chelseafc arsenalfc barcelona realmadrid juventus bayernmunich steelers patriots
pokemon pokemonpokemon starwars starwarsstarwars dragonballz harrypotter gameofthrones spiderman batmanbatman
minecraft minecraftminecraft fortnite playstation nintendo whatever computer computercomputer internet samsung
samsunggalaxy microsoft facebook linkedin instagram google googlegoogle correcthorsebatterystaple correcthorse
passwort passwortpasswort hallohallo schatz ichliebedich motdepasse azertyuiop azerty jetaime contrasena
tequiero senha mudar wachtwoord haslo parola michelle jennifer jessica elizabeth alexander christopher charlotte
jordan jordan23 tinkerbell butterfly chocolate strawberry cheesecake thunderbird blinkblink monkeymonkey monkey
dragon dragondragon shadow shadowshadow master mastermaster killer hunter2hunter2 freedom freedomfreedom summer
winter spring autumn summertime wintertime springtime january february september november december monday
company companypassword business sales salesforce salesteam marketing marketingteam hubspot marketo office
office365 windows welcomeaboard openopen opensesame access accessgranted login loginlogin letmeinplease nopassword
`

export const COMMON: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter((word) => word !== ''))
