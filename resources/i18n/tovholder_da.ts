<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Stopped.</source>
        <translation>Stoppet.</translation>
    </message>
    <message>
        <source>The program failed: {where}. Nothing more was done.</source>
        <translation>Programmet fejlede: {where}. Der skete ikke mere.</translation>
    </message>
    <message>
        <source>The backup is saved, checked and read back.</source>
        <translation>Sikkerhedskopien er gemt, kontrolleret og læst tilbage.</translation>
    </message>
    <message>
        <source>Missing: {what}.</source>
        <translation>Mangler: {what}.</translation>
    </message>
    <message>
        <source>The backup of {when} can be restored. Nothing was changed.</source>
        <translation>Sikkerhedskopien fra {when} kan gendannes. Intet er ændret.</translation>
    </message>
    <message numerus="yes">
        <source>%n concern(s)</source>
        <translation>
            <numerusform>%n henvendelse</numerusform>
            <numerusform>%n henvendelser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n sag</numerusform>
            <numerusform>%n sager</numerusform>
        </translation>
    </message>
    <message>
        <source>The key file has been fetched. Nothing else was changed. Unlock to go on.</source>
        <translation>Nøglefilen er hentet. Intet andet er ændret. Lås op for at fortsætte.</translation>
    </message>
    <message>
        <source>Passphrase of that time</source>
        <translation>Adgangskode fra dengang</translation>
    </message>
    <message>
        <source>With --accept-unknown-deletions it is restored all the same.</source>
        <translation>Med --accept-unknown-deletions gendannes den alligevel.</translation>
    </message>
    <message>
        <source>The register is restored and was checked. The restore stands in its log.</source>
        <translation>Registret er gendannet og kontrolleret. Gendannelsen står i registrets log.</translation>
    </message>
    <message>
        <source>With --passphrase-stdin it is read from a second line.</source>
        <translation>Med --passphrase-stdin læses den fra linje to.</translation>
    </message>
    <message>
        <source>Unknown: {what}.</source>
        <translation>Ukendt: {what}.</translation>
    </message>
    <message>
        <source>answer as JSON</source>
        <translation>svar som JSON</translation>
    </message>
    <message>
        <source>da (Danish) or en (English)</source>
        <translation>da (dansk) eller en (engelsk)</translation>
    </message>
    <message>
        <source>read the passphrase from standard input, one line</source>
        <translation>læs adgangskoden fra standardinput, én linje</translation>
    </message>
    <message>
        <source>Without a command the window opens.</source>
        <translation>Uden en kommando åbner vinduet.</translation>
    </message>
    <message>
        <source>make a register of invented people and its papers</source>
        <translation>lav et register med opdigtede personer og dets papirer</translation>
    </message>
    <message>
        <source>check every page and log entry of a register</source>
        <translation>kontrollér alle sider og loglinjer i et register</translation>
    </message>
    <message>
        <source>its folder, or a backup&apos;s file</source>
        <translation>dets mappe eller filen med en sikkerhedskopi</translation>
    </message>
    <message>
        <source>take a backup, check it and read it back</source>
        <translation>tag en sikkerhedskopi, kontrollér den, og læs den tilbage</translation>
    </message>
    <message>
        <source>put a further copy in this folder</source>
        <translation>læg endnu en kopi i denne mappe</translation>
    </message>
    <message>
        <source>make a register out of a backup again</source>
        <translation>gendan et register fra en sikkerhedskopi</translation>
    </message>
    <message>
        <source>the register&apos;s folder, or a new one</source>
        <translation>registrets mappe eller en ny</translation>
    </message>
    <message>
        <source>restore also where it is not known what was deleted since</source>
        <translation>gendan, også når det ikke vides, hvad der er slettet siden</translation>
    </message>
    <message>
        <source>try it and throw the result away</source>
        <translation>prøv gendannelsen, og slet resultatet igen</translation>
    </message>
    <message>
        <source>write the protected survey sheet</source>
        <translation>skriv det beskyttede svarark</translation>
    </message>
    <message>
        <source>which kind of anonymous sheet; ja_nej unless said otherwise</source>
        <translation>hvilken slags anonymt ark; ja_nej, hvis andet ikke er valgt</translation>
    </message>
    <message>
        <source>with --json: the exact counts, which are personal data</source>
        <translation>med --json: de nøjagtige tal, som er personoplysninger</translation>
    </message>
    <message>
        <source>make the national figures of many sheets</source>
        <translation>lav landstal af mange svarark</translation>
    </message>
    <message>
        <source>the folder with the sheets, as JSON</source>
        <translation>mappen med svararkene som JSON</translation>
    </message>
    <message>
        <source>count this period; otherwise the one that most sheets have</source>
        <translation>tæl denne periode; ellers den, som de fleste ark har</translation>
    </message>
    <message>
        <source>check the language of a text (a later version)</source>
        <translation>kontrollér sproget i en tekst (kommer i en senere udgave)</translation>
    </message>
    <message>
        <source>say the version</source>
        <translation>vis udgaven</translation>
    </message>
    <message>
        <source>This is not a date. Write for example 2026-06-30.</source>
        <translation>Det er ikke en dato. Skriv for eksempel 2026-06-30.</translation>
    </message>
    <message>
        <source>Write a whole number of years, from 1 to {most}.</source>
        <translation>Skriv et helt antal år, fra 1 til {most}.</translation>
    </message>
    <message>
        <source>The language check is not part of this version. It comes with a later one.</source>
        <translation>Sprogkontrollen er ikke med i denne udgave. Den kommer i en senere.</translation>
    </message>
    <message>
        <source>There is no keyboard to ask for the passphrase. Use --passphrase-stdin.</source>
        <translation>Der er intet tastatur at spørge om adgangskoden på. Brug --passphrase-stdin.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Adgangskode</translation>
    </message>
    <message>
        <source>The register is sound: every page and the whole log were read.</source>
        <translation>Registret er i orden: alle sider og hele loggen er læst.</translation>
    </message>
    <message numerus="yes">
        <source>%n log entry(ies), none missing or changed.</source>
        <translation>
            <numerusform>%n loglinje, den mangler ikke og er ikke ændret.</numerusform>
            <numerusform>%n loglinjer, ingen mangler eller er ændret.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) in the register&apos;s file. Restore a backup.</source>
        <translation>
            <numerusform>%n fejl i registrets fil. Gendan en sikkerhedskopi.</numerusform>
            <numerusform>%n fejl i registrets fil. Gendan en sikkerhedskopi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log entry(ies) are missing or changed. Tell the IT department and the DPO.</source>
        <translation>
            <numerusform>%n loglinje mangler eller er ændret. Sig det til it-afdelingen og DPO&apos;en.</numerusform>
            <numerusform>%n loglinjer mangler eller er ændret. Sig det til it-afdelingen og DPO&apos;en.</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup is sound: every page and the whole log were read.</source>
        <translation>Sikkerhedskopien er i orden: hele filen og hele loggen er læst.</translation>
    </message>
    <message>
        <source>Exact counts are personal data and are not saved in files. Leave out --out.</source>
        <translation>Nøjagtige tal er personoplysninger og gemmes ikke i filer. Udelad --out.</translation>
    </message>
    <message>
        <source>--internal is used together with --json.</source>
        <translation>--internal bruges sammen med --json.</translation>
    </message>
    <message>
        <source>The survey sheet is saved and stands in the ledger of releases.</source>
        <translation>Svararket er gemt og står på listen over udleverede ark.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) in {folder}</source>
        <translation>
            <numerusform>%n billede i {folder}</numerusform>
            <numerusform>%n billeder i {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>Create a register</source>
        <translation>Opret et register</translation>
    </message>
    <message>
        <source>The municipality</source>
        <translation>Kommunen</translation>
    </message>
    <message>
        <source>When may a name be written?</source>
        <translation>Hvornår må et navn skrives?</translation>
    </message>
    <message>
        <source>Where the register lies</source>
        <translation>Hvor registret ligger</translation>
    </message>
    <message>
        <source>Step {number} of {steps}</source>
        <translation>Trin {number} af {steps}</translation>
    </message>
    <message>
        <source>Create the register</source>
        <translation>Opret registret</translation>
    </message>
    <message>
        <source>The register is one encrypted folder on this computer. Only a passphrase or the recovery key opens it; nobody can reset them.</source>
        <translation>Registret er én krypteret mappe på denne computer. Kun en adgangskode eller nødnøglen åbner det, og ingen kan nulstille dem.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Din adgangskode</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsæt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>e.g. Skovby Kommune</source>
        <translation>fx Skovby Kommune</translation>
    </message>
    <message>
        <source>Name of the municipality</source>
        <translation>Kommunens navn</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Police district</source>
        <translation>Politikreds</translation>
    </message>
    <message>
        <source>Your initials or title</source>
        <translation>Dine initialer eller din titel</translation>
    </message>
    <message>
        <source>They stand in the register&apos;s log beside what you do.</source>
        <translation>De står i registrets log ved siden af det, du gør.</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Registrering</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mappe</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Vælg en anden mappe</translation>
    </message>
    <message>
        <source>The place was approved by the IT department or the DPO on</source>
        <translation>Placeringen er godkendt af it-afdelingen eller DPO&apos;en den</translation>
    </message>
    <message>
        <source>The date is kept in the register. The field may stay empty.</source>
        <translation>Datoen gemmes i registret. Feltet må gerne stå tomt.</translation>
    </message>
    <message>
        <source>Five words from the program</source>
        <translation>Fem ord fra programmet</translation>
    </message>
    <message>
        <source>Words of my own</source>
        <translation>Mine egne ord</translation>
    </message>
    <message>
        <source>Which passphrase?</source>
        <translation>Hvilken adgangskode?</translation>
    </message>
    <message>
        <source>These are not the five words above. Compare them word by word.</source>
        <translation>Det er ikke de fem ord ovenfor. Sammenlign dem ord for ord.</translation>
    </message>
    <message>
        <source>Write the five words on paper and keep it where you keep valuables, until you know them by heart.</source>
        <translation>Skriv de fem ord på papir, og opbevar papiret som en værdigenstand, til du kan dem udenad.</translation>
    </message>
    <message>
        <source>Suggest others</source>
        <translation>Foreslå andre</translation>
    </message>
    <message>
        <source>Too short yet: {typed} of at least {least} characters.</source>
        <translation>For kort endnu: {typed} af mindst {least} tegn.</translation>
    </message>
    <message>
        <source>Easy to guess yet. Add words that do not belong together.</source>
        <translation>Stadig let at gætte. Tilføj ord, der ikke hører sammen.</translation>
    </message>
    <message>
        <source>Good: hard to guess.</source>
        <translation>God: svær at gætte.</translation>
    </message>
    <message>
        <source>Strong: very hard to guess.</source>
        <translation>Stærk: meget svær at gætte.</translation>
    </message>
    <message>
        <source>At least 16 characters. A sentence only you would think of is good.</source>
        <translation>Mindst 16 tegn. En sætning, som kun du ville finde på, er god.</translation>
    </message>
    <message>
        <source>Type it once more</source>
        <translation>Skriv den én gang til</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Vis det, jeg skriver</translation>
    </message>
    <message>
        <source>A concern is registered with a name as soon as it comes in. A registration decision is still made per person.</source>
        <translation>En henvendelse registreres med navn, så snart den kommer ind. Der træffes stadig en registreringsbeslutning for hver person.</translation>
    </message>
    <message>
        <source>A new concern is a working note without search and counts, deleted after 14 days unless a registration decision is made.</source>
        <translation>En ny henvendelse er et arbejdsnotat. Det kan ikke søges og tælles ikke, og det slettes efter 14 dage, hvis der ikke træffes en registreringsbeslutning.</translation>
    </message>
    <message>
        <source>A concern is a working note until it goes to the police, who register. The municipality keeps the police&apos;s reference until feedback has come.</source>
        <translation>En henvendelse er et arbejdsnotat, til den går til politiet, som registrerer. Kommunen beholder politiets henvisning, til tilbagemeldingen er kommet.</translation>
    </message>
    <message>
        <source>This folder seems to be copied to a cloud service. Choose a folder on this computer only, or ask the IT department first.</source>
        <translation>Mappen ser ud til at blive kopieret til en skytjeneste. Vælg en mappe, der kun findes på denne computer, eller spørg it-afdelingen først.</translation>
    </message>
    <message>
        <source>This folder seems to lie on a removable disk. It can be lost or pulled out while the register is open.</source>
        <translation>Mappen ser ud til at ligge på et flytbart drev. Det kan blive væk eller blive trukket ud, mens registret er åbent.</translation>
    </message>
    <message>
        <source>This folder lies on the network. The register is safest on this computer&apos;s disk.</source>
        <translation>Mappen ligger på netværket. Registret er mest sikkert på computerens egen disk.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Vælg en mappe</translation>
    </message>
    <message>
        <source>Type the five words</source>
        <translation>Skriv de fem ord</translation>
    </message>
    <message>
        <source>The two do not match. Type the passphrase once more.</source>
        <translation>De to er ikke ens. Skriv adgangskoden én gang til.</translation>
    </message>
    <message>
        <source>Nine groups of four, as on the paper. Spaces and capitals do not matter.</source>
        <translation>Ni grupper på fire tegn, som de står på papiret. Mellemrum og store eller små bogstaver er uden betydning.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Formål</translation>
    </message>
    <message>
        <source>The passphrase is being checked</source>
        <translation>Adgangskoden kontrolleres</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lås op</translation>
    </message>
    <message>
        <source>Forgotten the passphrase?</source>
        <translation>Glemt adgangskoden?</translation>
    </message>
    <message>
        <source>Open another register</source>
        <translation>Åbn et andet register</translation>
    </message>
    <message>
        <source>Create a new register</source>
        <translation>Opret et nyt register</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is not encrypted. Ask the IT department.</source>
        <translation>Disken i denne computer er ikke krypteret. Spørg it-afdelingen.</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Brug adgangskoden</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <translation>Brug nødnøglen</translation>
    </message>
    <message>
        <source>Nobody can reset the passphrase</source>
        <translation>Ingen kan nulstille adgangskoden</translation>
    </message>
    <message>
        <source>Not even the IT department can. There are two ways into the register:</source>
        <translation>Det kan it-afdelingen heller ikke. Registret kan åbnes på to måder:</translation>
    </message>
    <message>
        <source>Another key holder opens the register with their own passphrase, and gives you a new one under “Who has access”.</source>
        <translation>En anden nøgleholder åbner registret med sin egen adgangskode og giver dig en ny under »Hvem har adgang«.</translation>
    </message>
    <message>
        <source>The recovery key on paper opens it. Ask whoever keeps the sealed envelope, most often the head of department.</source>
        <translation>Nødnøglen på papir åbner det. Spørg den, der har den forseglede kuvert, som regel lederen.</translation>
    </message>
    <message>
        <source>Type the recovery key.</source>
        <translation>Skriv nødnøglen.</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Vis adgangskoden</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Skjul adgangskoden</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Skriv adgangskoden.</translation>
    </message>
    <message>
        <source>Locked at {time}.</source>
        <translation>Låst kl. {time}.</translation>
    </message>
    <message>
        <source>Locked at {time} because the program had not been used for a while.</source>
        <translation>Låst kl. {time}, fordi programmet ikke havde været brugt i et stykke tid.</translation>
    </message>
    <message>
        <source>Locked at {time} because the computer had been asleep.</source>
        <translation>Låst kl. {time}, fordi computeren havde været i dvale.</translation>
    </message>
    <message>
        <source>Locked at {time} because the computer was locked.</source>
        <translation>Låst kl. {time}, fordi computeren blev låst.</translation>
    </message>
    <message>
        <source>Locked at {time} because the computer went to sleep.</source>
        <translation>Låst kl. {time}, fordi computeren gik i dvale.</translation>
    </message>
    <message>
        <source>Locked at {time} because the computer changed user.</source>
        <translation>Låst kl. {time}, fordi computeren skiftede bruger.</translation>
    </message>
    <message>
        <source>Locked at {time}. Unlock to change who can open the register.</source>
        <translation>Låst kl. {time}. Lås op for at ændre, hvem der kan åbne registret.</translation>
    </message>
    <message>
        <source>Locked at {time}. Unlock to restore a backup.</source>
        <translation>Låst kl. {time}. Lås op for at gendanne en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>Locked at {time} because a check found a fault in the register. Unlock to see what it is.</source>
        <translation>Låst kl. {time}, fordi programmet fandt en fejl i registret. Lås op for at se hvilken.</translation>
    </message>
    <message>
        <source>Locked at {time} because the program did not answer. What was saved is safe.</source>
        <translation>Låst kl. {time}, fordi programmet ikke svarede. Det, der var gemt, er i behold.</translation>
    </message>
    <message>
        <source>The program stopped by itself at {time}. What was saved is safe.</source>
        <translation>Programmet stoppede af sig selv kl. {time}. Det, der var gemt, er i behold.</translation>
    </message>
    <message>
        <source>The program&apos;s window could not be shown at {time}. Nothing in the register was changed. Ask the IT department to install the program again.</source>
        <translation>Programmets vindue kunne ikke vises kl. {time}. Intet i registret er ændret. Bed it-afdelingen om at installere programmet igen.</translation>
    </message>
    <message>
        <source>Open an existing register</source>
        <translation>Åbn et eksisterende register</translation>
    </message>
    <message>
        <source>Welcome to Tovholder</source>
        <translation>Velkommen til Tovholder</translation>
    </message>
    <message>
        <source>Tovholder keeps the municipality&apos;s concerns and cases in one encrypted register on this computer. Nothing leaves the computer by itself.</source>
        <translation>Tovholder samler kommunens henvendelser og sager i ét krypteret register på denne computer. Intet forlader computeren af sig selv.</translation>
    </message>
    <message>
        <source>Choose the register&apos;s folder</source>
        <translation>Vælg registrets mappe</translation>
    </message>
    <message>
        <source>Timeline of the case</source>
        <translation>Sagens tidslinje</translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>fra {date}</translation>
    </message>
    <message>
        <source>{since} – {until}</source>
        <translation>{since} – {until}</translation>
    </message>
    <message>
        <source>The window did not answer.</source>
        <translation>Vinduet svarede ikke.</translation>
    </message>
    <message numerus="yes">
        <source>%n invented case(s) are told through three years.</source>
        <translation>
            <numerusform>%n opdigtet sag fortælles over tre år.</numerusform>
            <numerusform>%n opdigtede sager fortælles over tre år.</numerusform>
        </translation>
    </message>
    <message>
        <source>A concern is taken in.</source>
        <translation>En henvendelse modtages.</translation>
    </message>
    <message>
        <source>It is assessed, with signs and resources beside each other.</source>
        <translation>Den vurderes, med tegn og ressourcer side om side.</translation>
    </message>
    <message>
        <source>It is decided to register the person here; only then the name.</source>
        <translation>Det besluttes at registrere personen her; først da skrives navnet.</translation>
    </message>
    <message>
        <source>A case is opened from it.</source>
        <translation>En sag oprettes fra den.</translation>
    </message>
    <message>
        <source>An intervention is offered, accepted and begun; the case is started.</source>
        <translation>En indsats tilbydes, bliver taget imod og begynder; sagen er i gang.</translation>
    </message>
    <message>
        <source>A follow-up is planned and done, and the intervention is completed.</source>
        <translation>En opfølgning planlægges og udføres, og indsatsen afsluttes.</translation>
    </message>
    <message>
        <source>The case is closed, and re-reviews are planned after 6 and 12 months.</source>
        <translation>Sagen lukkes, og genvurderinger planlægges efter 6 og 12 måneder.</translation>
    </message>
    <message>
        <source>The case summary is seen and saved, with its line in the ledger.</source>
        <translation>Sagsresuméet ses og gemmes og får sin linje på listen.</translation>
    </message>
    <message>
        <source>The meeting decides who does what.</source>
        <translation>Mødet beslutter, hvem der gør hvad.</translation>
    </message>
    <message>
        <source>The protected survey sheet is saved, and its release is in the ledger.</source>
        <translation>Det beskyttede svarark gemmes, og udleveringen står på listen.</translation>
    </message>
    <message>
        <source>Every page is pictured in Danish and English.</source>
        <translation>Hver side tages som billede på dansk og engelsk.</translation>
    </message>
    <message>
        <source>Tovholder</source>
        <translation>Tovholder</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Genveje</translation>
    </message>
    <message>
        <source>Open the register</source>
        <translation>Åbn registret</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Who can open the register</source>
        <translation>Hvem kan åbne registret</translation>
    </message>
    <message>
        <source>Add a key holder</source>
        <translation>Tilføj en nøgleholder</translation>
    </message>
    <message>
        <source>Make a recovery key</source>
        <translation>Lav en nødnøgle</translation>
    </message>
    <message>
        <source>Delete them …</source>
        <translation>Slet dem …</translation>
    </message>
    <message>
        <source>Backups that only old keys open</source>
        <translation>Sikkerhedskopier, som kun gamle nøgler åbner</translation>
    </message>
    <message>
        <source>They were made before the keys were changed. A passphrase or recovery key from then still opens them, also that of somebody who has left.</source>
        <translation>De er taget, før nøglerne blev skiftet. En adgangskode eller nødnøgle fra dengang åbner dem stadig, også når den tilhører en, der er stoppet.</translation>
    </message>
    <message>
        <source>you, now</source>
        <translation>dig nu</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Lav en ny</translation>
    </message>
    <message>
        <source>Make a new recovery key</source>
        <translation>Lav en ny nødnøgle</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Skift min adgangskode</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Ny adgangskode</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>På papir</translation>
    </message>
    <message>
        <source>On paper, in a sealed envelope</source>
        <translation>På papir i en forseglet kuvert</translation>
    </message>
    <message>
        <source>You have opened the register with the recovery key. Give its key holder a new passphrase, or add one. Then make a new recovery key, as the envelope is open now.</source>
        <translation>Du har åbnet registret med nødnøglen. Giv nøgleholderen en ny adgangskode, eller tilføj en nøgleholder. Lav derefter en ny nødnøgle, for kuverten er brudt.</translation>
    </message>
    <message>
        <source>There is no recovery key. If the passphrases are lost, nobody can open the register.</source>
        <translation>Der er ingen nødnøgle. Bliver adgangskoderne glemt, kan ingen åbne registret.</translation>
    </message>
    <message>
        <source>Only one person has a passphrase. Add a second key holder.</source>
        <translation>Kun én person har en adgangskode. Tilføj en nøgleholder mere.</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Tilbage (Alt+Venstre)</translation>
    </message>
    <message>
        <source>Search  Ctrl+K</source>
        <translation>Søg  Ctrl+K</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Søg</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>Lock the register (Ctrl+L)</source>
        <translation>Lås registret (Ctrl+L)</translation>
    </message>
    <message>
        <source>In a conversation: locks after {minutes} minutes without use</source>
        <translation>I en samtale: låser efter {minutes} minutter uden brug</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Gemt {time}</translation>
    </message>
    <message>
        <source>Show &amp;names</source>
        <translation>Vis &amp;navne</translation>
    </message>
    <message>
        <source>I am in a con&amp;versation</source>
        <translation>Jeg er i en &amp;samtale</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Filer</translation>
    </message>
    <message>
        <source>New &amp;concern</source>
        <translation>Ny &amp;henvendelse</translation>
    </message>
    <message>
        <source>New n&amp;ote</source>
        <translation>Nyt &amp;notat</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Gem</translation>
    </message>
    <message>
        <source>&amp;Paper …</source>
        <translation>&amp;Papir …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Afslut</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Rediger</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Fortryd</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Gentag</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>K&amp;lip</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiér</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Indsæt</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Markér &amp;alt</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Søg</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vis</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Tilbage</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>&amp;Opdatér</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farver</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Som systemet</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lyse</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mørke</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprog</translation>
    </message>
    <message>
        <source>&amp;Register</source>
        <translation>R&amp;egister</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Lås</translation>
    </message>
    <message>
        <source>&amp;Survey sheet</source>
        <translation>S&amp;varark</translation>
    </message>
    <message>
        <source>&amp;Who has access</source>
        <translation>&amp;Hvem har adgang</translation>
    </message>
    <message>
        <source>&amp;Backups</source>
        <translation>Sikkerheds&amp;kopier</translation>
    </message>
    <message>
        <source>S&amp;ettings</source>
        <translation>&amp;Indstillinger</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjælp</translation>
    </message>
    <message>
        <source>&amp;Help for this page</source>
        <translation>&amp;Hjælp til denne side</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Genveje</translation>
    </message>
    <message>
        <source>&amp;Guide: security</source>
        <translation>&amp;Vejledning: sikkerhed</translation>
    </message>
    <message>
        <source>Guide: s&amp;urvey sheet</source>
        <translation>Vejledning: svar&amp;arket</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Det venter</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Henvendelser</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personer</translation>
    </message>
    <message>
        <source>Signs and resources</source>
        <translation>Tegn og ressourcer</translation>
    </message>
    <message>
        <source>Assessments and decisions</source>
        <translation>Vurderinger og beslutninger</translation>
    </message>
    <message>
        <source>Interventions and follow-ups</source>
        <translation>Indsatser og opfølgninger</translation>
    </message>
    <message>
        <source>Disclosures and papers</source>
        <translation>Videregivelser og papirer</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Tidligere udgaver</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Loggen</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Udkast</translation>
    </message>
    <message>
        <source>The search</source>
        <translation>Søgningen</translation>
    </message>
    <message>
        <source>Other parts of the register</source>
        <translation>Andre dele af registret</translation>
    </message>
    <message>
        <source>New concern</source>
        <translation>Ny henvendelse</translation>
    </message>
    <message>
        <source>Concern</source>
        <translation>Henvendelse</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Sager</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Sag</translation>
    </message>
    <message>
        <source>Case summary</source>
        <translation>Sagsresumé</translation>
    </message>
    <message>
        <source>Yearly wheel</source>
        <translation>Årshjul</translation>
    </message>
    <message>
        <source>Survey sheet</source>
        <translation>Svarark</translation>
    </message>
    <message>
        <source>Own figures</source>
        <translation>Interne tal</translation>
    </message>
    <message>
        <source>Municipality profile</source>
        <translation>Kommuneprofil</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Vejledning</translation>
    </message>
    <message>
        <source>Receipt of the log</source>
        <translation>Kvittering for loggen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Indstillinger</translation>
    </message>
    <message>
        <source>Nothing is waiting here.</source>
        <translation>Her venter intet.</translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation>Tilbage til I dag</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åbn</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Senest</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hvad</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Parts of the case</source>
        <translation>Sagens dele</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overblik</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Forløb</translation>
    </message>
    <message>
        <source>Agreements and deadlines</source>
        <translation>Aftaler og frister</translation>
    </message>
    <message>
        <source>Papers and registration</source>
        <translation>Papirer og registrering</translation>
    </message>
    <message>
        <source>Start the case</source>
        <translation>Start sagen</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Luk sagen</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>Genåbn sagen</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>Sag {number}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Det er fortrudt.</translation>
    </message>
    <message>
        <source>Case summary: {sections}</source>
        <translation>Sagsresumé: {sections}</translation>
    </message>
    <message>
        <source>Goal and next step</source>
        <translation>Mål og næste skridt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ret</translation>
    </message>
    <message>
        <source>None agreed</source>
        <translation>Ikke aftalt</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Mål</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Næste skridt</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ansvarlig</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Ikke oplyst</translation>
    </message>
    <message>
        <source>Why it became a case</source>
        <translation>Derfor blev det en sag</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Kommer fra</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Opgaver</translation>
    </message>
    <message>
        <source>Nothing to do. Add a task when you agree one.</source>
        <translation>Der er intet at gøre. Tilføj en opgave, når I aftaler en.</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Tilføj en opgave</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Over fristen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Udført</translation>
    </message>
    <message>
        <source>No longer needed</source>
        <translation>Ikke længere aktuel</translation>
    </message>
    <message>
        <source>The task is done.</source>
        <translation>Opgaven er udført.</translation>
    </message>
    <message>
        <source>The task is cancelled.</source>
        <translation>Opgaven er taget af listen.</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>Hvad skal gøres?</translation>
    </message>
    <message>
        <source>Save the task</source>
        <translation>Gem opgaven</translation>
    </message>
    <message>
        <source>Nothing here yet. Add an intervention, plan a follow-up or write a note.</source>
        <translation>Her står intet endnu. Tilføj en indsats, planlæg en opfølgning eller skriv et notat.</translation>
    </message>
    <message>
        <source>Add an intervention</source>
        <translation>Tilføj en indsats</translation>
    </message>
    <message>
        <source>Plan a follow-up</source>
        <translation>Planlæg en opfølgning</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Skriv et notat</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Interventions</source>
        <translation>Indsatser</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Opfølgninger</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notater</translation>
    </message>
    <message>
        <source>Show: {which}</source>
        <translation>Vis: {which}</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>Vis tidligere</translation>
    </message>
    <message>
        <source>Follow-up without an intervention</source>
        <translation>Opfølgning uden indsats</translation>
    </message>
    <message>
        <source>How will the case be followed, and why is no intervention offered?</source>
        <translation>Hvordan følges sagen, og hvorfor tilbydes der ingen indsats?</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>The case is started.</source>
        <translation>Sagen er startet.</translation>
    </message>
    <message>
        <source>A case starts with an intervention. Add one under Course, or write here how the case is followed without one.</source>
        <translation>En sag starter med en indsats. Tilføj en under Forløb, eller skriv her, hvordan sagen følges uden.</translation>
    </message>
    <message>
        <source>Why is it taken up again?</source>
        <translation>Hvorfor tages den op igen?</translation>
    </message>
    <message>
        <source>The case is open again.</source>
        <translation>Sagen er åben igen.</translation>
    </message>
    <message>
        <source>Planned re-reviews are cancelled.</source>
        <translation>Planlagte genvurderinger aflyses.</translation>
    </message>
    <message>
        <source>Why is the case closed?</source>
        <translation>Hvorfor lukkes sagen?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
    <message>
        <source>Look at the case again after 6 and 12 months?</source>
        <translation>Skal sagen ses på igen efter 6 og 12 måneder?</translation>
    </message>
    <message>
        <source>Only whether something new has come of itself. No new look-ups are made.</source>
        <translation>Kun om der er kommet nyt af sig selv. Der laves ingen nye opslag.</translation>
    </message>
    <message>
        <source>What came of it?</source>
        <translation>Hvad kom der ud af det?</translation>
    </message>
    <message>
        <source>Was it evaluated with the citizen?</source>
        <translation>Er det evalueret sammen med borgeren?</translation>
    </message>
    <message>
        <source>Who takes over?</source>
        <translation>Hvem tager over?</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>Lukket den</translation>
    </message>
    <message>
        <source>The case is closed.</source>
        <translation>Sagen er lukket.</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Gennemført</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>Afbrudt</translation>
    </message>
    <message>
        <source>{offer} is running. How does it end?</source>
        <translation>{offer} er i gang. Hvordan slutter det?</translation>
    </message>
    <message>
        <source>Why was it broken off?</source>
        <translation>Hvorfor blev det afbrudt?</translation>
    </message>
    <message>
        <source>Will not take place</source>
        <translation>Bliver ikke til noget</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Opfølgning</translation>
    </message>
    <message>
        <source>planned for {date}</source>
        <translation>planlagt til {date}</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>Hvornår?</translation>
    </message>
    <message>
        <source>How?</source>
        <translation>Hvordan?</translation>
    </message>
    <message>
        <source>With whom?</source>
        <translation>Med hvem?</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>Hele sagen</translation>
    </message>
    <message>
        <source>What is followed up?</source>
        <translation>Hvad følges der op på?</translation>
    </message>
    <message>
        <source>Save the follow-up</source>
        <translation>Gem opfølgningen</translation>
    </message>
    <message>
        <source>When was it done?</source>
        <translation>Hvornår blev det gjort?</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Gem resultatet</translation>
    </message>
    <message>
        <source>The follow-up is done.</source>
        <translation>Opfølgningen er udført.</translation>
    </message>
    <message>
        <source>Why will it not take place?</source>
        <translation>Hvorfor bliver den ikke til noget?</translation>
    </message>
    <message>
        <source>Cancel the follow-up</source>
        <translation>Aflys opfølgningen</translation>
    </message>
    <message>
        <source>The follow-up is cancelled.</source>
        <translation>Opfølgningen er aflyst.</translation>
    </message>
    <message>
        <source>Handovers</source>
        <translation>Overdragelser</translation>
    </message>
    <message>
        <source>Nothing has been handed over.</source>
        <translation>Intet er overdraget.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Overdrag</translation>
    </message>
    <message>
        <source>Feedback received</source>
        <translation>Tilbagemelding modtaget</translation>
    </message>
    <message>
        <source>Feedback overdue</source>
        <translation>Tilbagemelding over fristen</translation>
    </message>
    <message>
        <source>Feedback agreed</source>
        <translation>Tilbagemelding aftalt</translation>
    </message>
    <message>
        <source>Note the feedback</source>
        <translation>Notér tilbagemeldingen</translation>
    </message>
    <message>
        <source>Feedback {date}: {text}</source>
        <translation>Tilbagemelding {date}: {text}</translation>
    </message>
    <message>
        <source>feedback agreed for {date}</source>
        <translation>tilbagemelding aftalt til {date}</translation>
    </message>
    <message>
        <source>Who exactly?</source>
        <translation>Hvem præcis?</translation>
    </message>
    <message>
        <source>On which basis?</source>
        <translation>På hvilket grundlag?</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Samtykke</translation>
    </message>
    <message>
        <source>What was passed on?</source>
        <translation>Hvad blev givet videre?</translation>
    </message>
    <message>
        <source>Feedback agreed for</source>
        <translation>Tilbagemelding aftalt til</translation>
    </message>
    <message>
        <source>Leave it empty when no feedback was agreed.</source>
        <translation>Lad feltet stå tomt, hvis der ikke er aftalt tilbagemelding.</translation>
    </message>
    <message>
        <source>Save the handover</source>
        <translation>Gem overdragelsen</translation>
    </message>
    <message>
        <source>The handover is noted.</source>
        <translation>Overdragelsen er noteret.</translation>
    </message>
    <message>
        <source>When did it come?</source>
        <translation>Hvornår kom den?</translation>
    </message>
    <message>
        <source>What was said?</source>
        <translation>Hvad blev sagt?</translation>
    </message>
    <message>
        <source>Feedback from {receiver}</source>
        <translation>Tilbagemelding fra {receiver}</translation>
    </message>
    <message>
        <source>Save the feedback</source>
        <translation>Gem tilbagemeldingen</translation>
    </message>
    <message>
        <source>The feedback is noted.</source>
        <translation>Tilbagemeldingen er noteret.</translation>
    </message>
    <message>
        <source>Stage {number} of {count}: {stage}</source>
        <translation>Trin {number} af {count}: {stage}</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Modtagelse</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Vurdering</translation>
    </message>
    <message>
        <source>Intervention</source>
        <translation>Indsats</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Afslutning</translation>
    </message>
    <message>
        <source>Change the next step</source>
        <translation>Ret næste skridt</translation>
    </message>
    <message>
        <source>No citizen named</source>
        <translation>Ingen borger nævnt</translation>
    </message>
    <message>
        <source>Save the next step</source>
        <translation>Gem næste skridt</translation>
    </message>
    <message>
        <source>Declined by: {who}</source>
        <translation>Takkede nej: {who}</translation>
    </message>
    <message>
        <source>What came of it: {text}</source>
        <translation>Hvad kom der ud af det: {text}</translation>
    </message>
    <message>
        <source>Why: {text}</source>
        <translation>Begrundelse: {text}</translation>
    </message>
    <message>
        <source>offered {date}</source>
        <translation>tilbudt {date}</translation>
    </message>
    <message>
        <source>begun {date}</source>
        <translation>begyndt {date}</translation>
    </message>
    <message>
        <source>ended {date}</source>
        <translation>afsluttet {date}</translation>
    </message>
    <message>
        <source>No date yet</source>
        <translation>Ingen dato endnu</translation>
    </message>
    <message>
        <source>Save the intervention</source>
        <translation>Gem indsatsen</translation>
    </message>
    <message>
        <source>Who declined?</source>
        <translation>Hvem takkede nej?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Hvorfor?</translation>
    </message>
    <message>
        <source>Save the step</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>The intervention is changed.</source>
        <translation>Indsatsen er ændret.</translation>
    </message>
    <message>
        <source>What is offered?</source>
        <translation>Hvad tilbydes?</translation>
    </message>
    <message>
        <source>Level in the prevention triangle</source>
        <translation>Niveau i forebyggelsestrekanten</translation>
    </message>
    <message>
        <source>The level describes the intervention, never the citizen.</source>
        <translation>Niveauet beskriver indsatsen, aldrig borgeren.</translation>
    </message>
    <message>
        <source>Whom is it for?</source>
        <translation>Hvem er den til?</translation>
    </message>
    <message>
        <source>Who carries it out?</source>
        <translation>Hvem udfører den?</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Metode</translation>
    </message>
    <message>
        <source>Offered on</source>
        <translation>Tilbudt den</translation>
    </message>
    <message>
        <source>Leave it empty while the offer is only being considered.</source>
        <translation>Lad feltet stå tomt, så længe tilbuddet kun overvejes.</translation>
    </message>
    <message>
        <source>Does the child or young person accept?</source>
        <translation>Siger barnet eller den unge ja?</translation>
    </message>
    <message>
        <source>Do the parents accept?</source>
        <translation>Siger forældrene ja?</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notat</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>Sagen</translation>
    </message>
    <message>
        <source>Primary or not</source>
        <translation>Primær eller ej</translation>
    </message>
    <message>
        <source>Anchoring</source>
        <translation>Forankring</translation>
    </message>
    <message>
        <source>Add a form</source>
        <translation>Tilføj en form</translation>
    </message>
    <message>
        <source>End “{form}”</source>
        <translation>Afslut »{form}«</translation>
    </message>
    <message>
        <source>Form of extremism</source>
        <translation>Form for ekstremisme</translation>
    </message>
    <message>
        <source>Affiliation to an extremist milieu</source>
        <translation>Tilknytning til ekstremistisk miljø</translation>
    </message>
    <message>
        <source>Has travelled out, or come back</source>
        <translation>Er udrejst eller hjemvendt</translation>
    </message>
    <message>
        <source>Other concerns: {list}</source>
        <translation>Andre bekymringer: {list}</translation>
    </message>
    <message>
        <source>Outside the definition of extremism</source>
        <translation>Uden for definitionen af ekstremisme</translation>
    </message>
    <message>
        <source>Does radicalisation drive the case?</source>
        <translation>Er radikalisering det drivende i sagen?</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Fra</translation>
    </message>
    <message>
        <source>Where is it handled?</source>
        <translation>Hvor behandles sagen?</translation>
    </message>
    <message>
        <source>By which unit?</source>
        <translation>I hvilken enhed?</translation>
    </message>
    <message>
        <source>It stands beside what holds now</source>
        <translation>Den gælder ved siden af den nuværende</translation>
    </message>
    <message>
        <source>Based on what?</source>
        <translation>Med afsæt i hvad?</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>Eller med egne ord</translation>
    </message>
    <message>
        <source>Which violence or unlawful act is committed or legitimised?</source>
        <translation>Hvilken vold eller ulovlighed begås eller legitimeres?</translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>Gem formen</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sidste dag</translation>
    </message>
    <message>
        <source>Save the last day</source>
        <translation>Gem sidste dag</translation>
    </message>
    <message>
        <source>Is there an affiliation?</source>
        <translation>Er der en tilknytning?</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Vej</translation>
    </message>
    <message>
        <source>Other concerns that drive the case</source>
        <translation>Andre bekymringer, der driver sagen</translation>
    </message>
    <message>
        <source>Outside the definition of extremism (gang, hooligans, distress)</source>
        <translation>Uden for definitionen af ekstremisme (bande, hooligan, mistrivsel)</translation>
    </message>
    <message>
        <source>Affiliation and other concerns</source>
        <translation>Tilknytning og andre bekymringer</translation>
    </message>
    <message>
        <source>Speaks against it: {text}</source>
        <translation>Taler imod: {text}</translation>
    </message>
    <message>
        <source>Assessment: {text}</source>
        <translation>Vurdering: {text}</translation>
    </message>
    <message>
        <source>Added {when} by {author}: {text}</source>
        <translation>Tilføjet {when} af {author}: {text}</translation>
    </message>
    <message>
        <source>Add to the note</source>
        <translation>Tilføj til notatet</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Internt</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>Ret notatet</translation>
    </message>
    <message>
        <source>What is to be added?</source>
        <translation>Hvad skal tilføjes?</translation>
    </message>
    <message>
        <source>Save the addition</source>
        <translation>Gem tilføjelsen</translation>
    </message>
    <message>
        <source>What was seen or heard?</source>
        <translation>Hvad er set eller hørt?</translation>
    </message>
    <message>
        <source>What exactly, when and where. Not what it may mean.</source>
        <translation>Hvad præcis, hvornår og hvor. Ikke hvad det kan betyde.</translation>
    </message>
    <message>
        <source>Who says so?</source>
        <translation>Hvem siger det?</translation>
    </message>
    <message>
        <source>How certain is it?</source>
        <translation>Hvor sikkert er det?</translation>
    </message>
    <message>
        <source>What speaks against it?</source>
        <translation>Hvad taler imod?</translation>
    </message>
    <message>
        <source>Your assessment</source>
        <translation>Din vurdering</translation>
    </message>
    <message>
        <source>Internal: is not printed unless it is ticked</source>
        <translation>Internt: printes kun, hvis det vælges til</translation>
    </message>
    <message>
        <source>Save the note</source>
        <translation>Gem notatet</translation>
    </message>
    <message>
        <source>Why do you open it?</source>
        <translation>Hvorfor åbner du den?</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Åbn sagen</translation>
    </message>
    <message>
        <source>This case is closed</source>
        <translation>Denne sag er lukket</translation>
    </message>
    <message>
        <source>Its content is shown when you have chosen a reason. The reason is logged.</source>
        <translation>Indholdet vises, når du har valgt en grund. Grunden logges.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Tidslinje</translation>
    </message>
    <message>
        <source>Bars are interventions, rings are events. The shaded time is a hold.</source>
        <translation>Bjælker er indsatser, ringe er hændelser. Det skraverede er tid i bero.</translation>
    </message>
    <message>
        <source>Show as a picture</source>
        <translation>Vis som billede</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>Vis som liste</translation>
    </message>
    <message>
        <source>No assessment written yet. Write one when something is new.</source>
        <translation>Der er ikke skrevet en vurdering endnu. Skriv en, når der er nyt.</translation>
    </message>
    <message>
        <source>Add an assessment</source>
        <translation>Tilføj en vurdering</translation>
    </message>
    <message>
        <source>What is new: {text}</source>
        <translation>Det nye: {text}</translation>
    </message>
    <message>
        <source>Conclusion: {text}</source>
        <translation>Konklusion: {text}</translation>
    </message>
    <message>
        <source>Next step: {text}</source>
        <translation>Næste skridt: {text}</translation>
    </message>
    <message>
        <source>Show the latest only</source>
        <translation>Vis kun den seneste</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>Vis tidligere</translation>
    </message>
    <message>
        <source>What is new since last time?</source>
        <translation>Hvad er nyt siden sidst?</translation>
    </message>
    <message>
        <source>Where does the concern move?</source>
        <translation>I hvilken retning går bekymringen?</translation>
    </message>
    <message>
        <source>What do you conclude?</source>
        <translation>Hvad konkluderer du?</translation>
    </message>
    <message>
        <source>What is the next step?</source>
        <translation>Hvad er næste skridt?</translation>
    </message>
    <message>
        <source>Assessment of the concern</source>
        <translation>Vurdering af bekymringen</translation>
    </message>
    <message>
        <source>Save the assessment</source>
        <translation>Gem vurderingen</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Sat i bero</translation>
    </message>
    <message>
        <source>Concern {number}</source>
        <translation>Henvendelse {number}</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>Sagen oprettet</translation>
    </message>
    <message>
        <source>Case reopened</source>
        <translation>Sagen genåbnet</translation>
    </message>
    <message>
        <source>Case closed</source>
        <translation>Sagen lukket</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Overdragelse</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personer</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Sletning</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historik</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papirer</translation>
    </message>
    <message>
        <source>Nothing has been printed, saved or told from this case.</source>
        <translation>Intet er printet, gemt eller fortalt fra denne sag.</translation>
    </message>
    <message>
        <source>Note what was told</source>
        <translation>Notér mundtlig videregivelse</translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n eksemplar</numerusform>
            <numerusform>%n eksemplarer</numerusform>
        </translation>
    </message>
    <message>
        <source>to be deleted by {date}</source>
        <translation>skal slettes senest {date}</translation>
    </message>
    <message>
        <source>Who was told?</source>
        <translation>Hvem fik det at vide?</translation>
    </message>
    <message>
        <source>In which collaboration?</source>
        <translation>I hvilket samarbejde?</translation>
    </message>
    <message>
        <source>What was told?</source>
        <translation>Hvad blev fortalt?</translation>
    </message>
    <message>
        <source>Why was it necessary?</source>
        <translation>Hvorfor var det nødvendigt?</translation>
    </message>
    <message>
        <source>Save in the ledger</source>
        <translation>Gem videregivelsen</translation>
    </message>
    <message>
        <source>No registration decision yet.</source>
        <translation>Ingen registreringsbeslutning endnu.</translation>
    </message>
    <message>
        <source>Change where it is filed</source>
        <translation>Ret journaliseringen</translation>
    </message>
    <message>
        <source>Filed in the journal</source>
        <translation>Journaliseret</translation>
    </message>
    <message>
        <source>Filed in the journal (system, number, date)</source>
        <translation>Journaliseret i (system, nummer, dato)</translation>
    </message>
    <message>
        <source>Where it is filed</source>
        <translation>Journalisering</translation>
    </message>
    <message>
        <source>An open case has no day of deletion. It is set when the case is closed.</source>
        <translation>En åben sag har ingen slettedato. Den fastsættes, når sagen lukkes.</translation>
    </message>
    <message>
        <source>To be deleted by {date}, because {reason}.</source>
        <translation>Skal slettes senest {date}, fordi {reason}.</translation>
    </message>
    <message>
        <source>Follow-ups pause while a case is on hold. Deletion and other deadlines do not.</source>
        <translation>Opfølgninger holder pause, mens en sag er sat i bero. Det gør sletning og andre frister ikke.</translation>
    </message>
    <message>
        <source>The case has not been on hold.</source>
        <translation>Sagen har ikke været sat i bero.</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Sæt i bero</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Genoptag</translation>
    </message>
    <message>
        <source>expected to resume {date}</source>
        <translation>ventes genoptaget {date}</translation>
    </message>
    <message>
        <source>When do you expect to go on?</source>
        <translation>Hvornår regner du med at fortsætte?</translation>
    </message>
    <message>
        <source>At most six months ahead.</source>
        <translation>Højst seks måneder frem.</translation>
    </message>
    <message>
        <source>Put the case on hold</source>
        <translation>Sæt sagen i bero</translation>
    </message>
    <message>
        <source>The case is on hold.</source>
        <translation>Sagen er sat i bero.</translation>
    </message>
    <message>
        <source>Resume the case</source>
        <translation>Genoptag sagen</translation>
    </message>
    <message>
        <source>The case is active again.</source>
        <translation>Sagen er i gang igen.</translation>
    </message>
    <message>
        <source>Who takes over: {text}</source>
        <translation>Tager over: {text}</translation>
    </message>
    <message>
        <source>evaluated with the citizen</source>
        <translation>evalueret sammen med borgeren</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>ikke evalueret</translation>
    </message>
    <message>
        <source>Re-reviews</source>
        <translation>Genvurderinger</translation>
    </message>
    <message>
        <source>Has anything new come of itself? No new look-ups are made.</source>
        <translation>Er der kommet nyt af sig selv? Der laves ingen nye opslag.</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planlagt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Aflyst</translation>
    </message>
    <message>
        <source>Carry out</source>
        <translation>Udfør</translation>
    </message>
    <message>
        <source>{number} months after closing</source>
        <translation>{number} måneder efter lukningen</translation>
    </message>
    <message>
        <source>What did it find?</source>
        <translation>Hvad viste den?</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Intet</translation>
    </message>
    <message>
        <source>In which forum?</source>
        <translation>I hvilket forum?</translation>
    </message>
    <message>
        <source>Re-review {number} months after closing</source>
        <translation>Genvurdering {number} måneder efter lukningen</translation>
    </message>
    <message>
        <source>Save the re-review</source>
        <translation>Gem genvurderingen</translation>
    </message>
    <message>
        <source>The re-review is saved.</source>
        <translation>Genvurderingen er gemt.</translation>
    </message>
    <message>
        <source>Begun and not saved:</source>
        <translation>Begyndt og ikke gemt:</translation>
    </message>
    <message>
        <source>Go on with: {what}</source>
        <translation>Fortsæt med: {what}</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Tegn</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Opgave</translation>
    </message>
    <message>
        <source>Re-review</source>
        <translation>Genvurdering</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Registration decision</source>
        <translation>Registreringsbeslutning</translation>
    </message>
    <message>
        <source>There are no cases here. A case is opened from a concern.</source>
        <translation>Der er ingen sager her. En sag oprettes fra en henvendelse.</translation>
    </message>
    <message>
        <source>Go to the concerns</source>
        <translation>Gå til henvendelserne</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>Borger</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Delete by</source>
        <translation>Slettes senest</translation>
    </message>
    <message>
        <source>To be deleted by {date}</source>
        <translation>Skal slettes senest {date}</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>Ingen sag valgt</translation>
    </message>
    <message>
        <source>Opened {date}</source>
        <translation>Oprettet den {date}</translation>
    </message>
    <message>
        <source>Closed {date}</source>
        <translation>Lukket den {date}</translation>
    </message>
    <message>
        <source>Deleted on {date}</source>
        <translation>Slettes den {date}</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>Undersøg nærmere</translation>
    </message>
    <message>
        <source>Write the assessment</source>
        <translation>Skriv vurderingen</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>Opret sag</translation>
    </message>
    <message>
        <source>Go to the case</source>
        <translation>Gå til sagen</translation>
    </message>
    <message>
        <source>Working note</source>
        <translation>Arbejdsnotat</translation>
    </message>
    <message>
        <source>A sign</source>
        <translation>Et tegn</translation>
    </message>
    <message>
        <source>A resource</source>
        <translation>En ressource</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>En person</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Et notat</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Underretning</translation>
    </message>
    <message>
        <source>The assessment</source>
        <translation>Vurderingen</translation>
    </message>
    <message>
        <source>received {date}</source>
        <translation>modtaget den {date}</translation>
    </message>
    <message>
        <source>deleted on {date}</source>
        <translation>slettes den {date}</translation>
    </message>
    <message>
        <source>The concern is counted without a name. The text is deleted.</source>
        <translation>Henvendelsen er talt uden navn. Teksten er slettet.</translation>
    </message>
    <message>
        <source>Is anybody in danger now? Call 112</source>
        <translation>Er nogen i fare nu? Ring 112</translation>
    </message>
    <message>
        <source>I have called – log it</source>
        <translation>Jeg har ringet – log det</translation>
    </message>
    <message>
        <source>Not after all</source>
        <translation>Alligevel ikke</translation>
    </message>
    <message>
        <source>Hotline {number}</source>
        <translation>Hotline {number}</translation>
    </message>
    <message>
        <source>Police coordinator {contact}</source>
        <translation>Politiets tovholder {contact}</translation>
    </message>
    <message>
        <source>Called {when}</source>
        <translation>Ringet {when}</translation>
    </message>
    <message>
        <source>Which form was it about?</source>
        <translation>Hvilken form handlede det om?</translation>
    </message>
    <message>
        <source>Close and keep no text</source>
        <translation>Luk og gem ingen tekst</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Tilbage til teksten</translation>
    </message>
    <message>
        <source>Close without keeping the text?</source>
        <translation>Luk uden at gemme teksten?</translation>
    </message>
    <message>
        <source>under 18</source>
        <translation>under 18</translation>
    </message>
    <message>
        <source>18 or over</source>
        <translation>18 eller over</translation>
    </message>
    <message>
        <source>age not known</source>
        <translation>alder ukendt</translation>
    </message>
    <message>
        <source>One more is counted in the sums of the half-year: {source}; {age}; advice given. Everything else is deleted and cannot be brought back.</source>
        <translation>Der tælles én mere i halvårets tal: {source}; {age}; sparring. Alt andet slettes og kan ikke hentes tilbage.</translation>
    </message>
    <message>
        <source>Initial assessment</source>
        <translation>Indledende vurdering</translation>
    </message>
    <message>
        <source>Not written yet.</source>
        <translation>Ikke skrevet endnu.</translation>
    </message>
    <message>
        <source>Write a new assessment</source>
        <translation>Skriv en ny vurdering</translation>
    </message>
    <message>
        <source>How was it looked into?</source>
        <translation>Hvordan er det undersøgt?</translation>
    </message>
    <message>
        <source>Who contributed?</source>
        <translation>Hvem har bidraget?</translation>
    </message>
    <message>
        <source>What do we know?</source>
        <translation>Hvad ved vi?</translation>
    </message>
    <message>
        <source>What is missing?</source>
        <translation>Hvad mangler vi at vide?</translation>
    </message>
    <message>
        <source>Risk and threat</source>
        <translation>Risiko og trussel</translation>
    </message>
    <message>
        <source>Resilience and well-being</source>
        <translation>Modstandskraft og trivsel</translation>
    </message>
    <message>
        <source>Is the police coordinator involved?</source>
        <translation>Er politiets tovholder inddraget?</translation>
    </message>
    <message>
        <source>Why, or why not?</source>
        <translation>Hvorfor, eller hvorfor ikke?</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Konklusion</translation>
    </message>
    <message>
        <source>Are there grounds for further action?</source>
        <translation>Er der grundlag for videre handling?</translation>
    </message>
    <message>
        <source>Assessed on</source>
        <translation>Vurderet den</translation>
    </message>
    <message>
        <source>A concern is not a conclusion.</source>
        <translation>En bekymring er ikke en konklusion.</translation>
    </message>
    <message>
        <source>There are grounds for further action</source>
        <translation>Der er grundlag for videre handling</translation>
    </message>
    <message>
        <source>There are no grounds for further action</source>
        <translation>Der er ikke grundlag for videre handling</translation>
    </message>
    <message>
        <source>{date}, {author}</source>
        <translation>{date}, {author}</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Hvordan</translation>
    </message>
    <message>
        <source>Contributors</source>
        <translation>Bidragydere</translation>
    </message>
    <message>
        <source>What we know</source>
        <translation>Det ved vi</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Det mangler vi at vide</translation>
    </message>
    <message>
        <source>Police coordinator involved</source>
        <translation>Politiets tovholder inddraget</translation>
    </message>
    <message>
        <source>Type a number or initials …</source>
        <translation>Skriv et nummer eller initialer …</translation>
    </message>
    <message>
        <source>No case found.</source>
        <translation>Ingen sag fundet.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>lukket</translation>
    </message>
    <message>
        <source>open</source>
        <translation>åben</translation>
    </message>
    <message>
        <source>Nothing written about the form yet.</source>
        <translation>Der er ikke skrevet noget om formen endnu.</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} til {end}</translation>
    </message>
    <message>
        <source>since {start}</source>
        <translation>siden {start}</translation>
    </message>
    <message>
        <source>Change: {what}</source>
        <translation>Ret: {what}</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>Ikke længere</translation>
    </message>
    <message>
        <source>No longer: {what}</source>
        <translation>Ikke længere: {what}</translation>
    </message>
    <message>
        <source>Which form?</source>
        <translation>Hvilken form?</translation>
    </message>
    <message>
        <source>Arising from what?</source>
        <translation>Med afsæt i hvad?</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>Eller med egne ord</translation>
    </message>
    <message>
        <source>Which violence or illegality is committed or legitimised?</source>
        <translation>Hvilken vold eller ulovlighed begås eller legitimeres?</translation>
    </message>
    <message>
        <source>Part of the concern since</source>
        <translation>Har indgået i bekymringen siden</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>Den sidste dag</translation>
    </message>
    <message>
        <source>No longer part of the concern</source>
        <translation>Indgår ikke længere i bekymringen</translation>
    </message>
    <message>
        <source>Save the day</source>
        <translation>Gem dagen</translation>
    </message>
    <message>
        <source>What exactly, when and where. Names come later, if at all.</source>
        <translation>Hvad præcis, hvornår og hvor. Navne kommer senere, hvis de er nødvendige.</translation>
    </message>
    <message>
        <source>Who tells?</source>
        <translation>Hvem fortæller?</translation>
    </message>
    <message>
        <source>Did they see or hear it themselves?</source>
        <translation>Har de selv set eller hørt det?</translation>
    </message>
    <message>
        <source>How did it come?</source>
        <translation>Hvordan kom den?</translation>
    </message>
    <message>
        <source>The reporter does not want to be named</source>
        <translation>Henvender ønsker ikke at blive nævnt</translation>
    </message>
    <message>
        <source>Do not promise anonymity: the citizen may have the right to see where the information came from.</source>
        <translation>Lov ikke anonymitet: borgeren kan have ret til at se, hvor oplysningerne kommer fra.</translation>
    </message>
    <message>
        <source>Is the citizen under 18?</source>
        <translation>Er borgeren under 18?</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Modtaget den</translation>
    </message>
    <message>
        <source>No notes.</source>
        <translation>Ingen notater.</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>internt</translation>
    </message>
    <message>
        <source>Must social services be notified today?</source>
        <translation>Skal der sendes underretning i dag?</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>The citizen is or may be under 18. Not answered yet.</source>
        <translation>Borgeren er eller kan være under 18. Ikke besvaret endnu.</translation>
    </message>
    <message>
        <source>Change the answer</source>
        <translation>Ret svaret</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Svaret</translation>
    </message>
    <message>
        <source>By whom?</source>
        <translation>Af hvem?</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>Gem svaret</translation>
    </message>
    <message>
        <source>Why are there grounds for further action?</source>
        <translation>Hvorfor er der grundlag for videre handling?</translation>
    </message>
    <message>
        <source>What drives the case?</source>
        <translation>Hvad driver sagen?</translation>
    </message>
    <message>
        <source>Whom is it about?</source>
        <translation>Hvem handler det om?</translation>
    </message>
    <message>
        <source>Who is responsible?</source>
        <translation>Hvem er ansvarlig?</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>Det næste skridt</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>Oprettet den</translation>
    </message>
    <message>
        <source>Persons, signs, resources and forms go along. The concern keeps its own.</source>
        <translation>Personer, tegn, ressourcer og former følger med. Henvendelsen beholder sine egne.</translation>
    </message>
    <message>
        <source>Open the case</source>
        <comment>make it</comment>
        <translation>Opret sagen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Udfald</translation>
    </message>
    <message>
        <source>Join to a case we have</source>
        <translation>Knyt til en sag, vi har</translation>
    </message>
    <message>
        <source>Close: not founded</source>
        <translation>Luk: ikke begrundet</translation>
    </message>
    <message>
        <source>Close: cannot be clarified</source>
        <translation>Luk: kan ikke afklares</translation>
    </message>
    <message>
        <source>Pass on to …</source>
        <translation>Send videre til …</translation>
    </message>
    <message>
        <source>With the police only</source>
        <translation>Kun hos politiet</translation>
    </message>
    <message>
        <source>The outcome can be chosen once the inquiry has begun.</source>
        <translation>Udfaldet kan vælges, når undersøgelsen er begyndt.</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>Tag den op igen</translation>
    </message>
    <message>
        <source>Decided {date}</source>
        <translation>Afgjort den {date}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Begrundelse</translation>
    </message>
    <message>
        <source>Passed on {date}: {to}</source>
        <translation>Sendt videre den {date}: {to}</translation>
    </message>
    <message>
        <source>{number} is opened.</source>
        <translation>{number} er oprettet.</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>Besluttet den</translation>
    </message>
    <message>
        <source>It is kept for some months under its number. Then it is due for deletion.</source>
        <translation>Den gemmes nogle måneder under sit nummer. Derefter skal den slettes.</translation>
    </message>
    <message>
        <source>It is a working note: it is counted without a name, and everything written about it is deleted at once. That cannot be undone.</source>
        <translation>Det er et arbejdsnotat: det tælles uden navn, og alt, hvad der er skrevet om det, slettes med det samme. Det kan ikke gøres om.</translation>
    </message>
    <message>
        <source>Close {number}</source>
        <translation>Luk {number}</translation>
    </message>
    <message>
        <source>Which case?</source>
        <translation>Hvilken sag?</translation>
    </message>
    <message>
        <source>Why does it belong there?</source>
        <translation>Hvorfor hører den til der?</translation>
    </message>
    <message>
        <source>Join {number} to the case</source>
        <translation>Knyt {number} til sagen</translation>
    </message>
    <message>
        <source>Leave {number} with the police only?</source>
        <translation>Skal {number} kun være hos politiet?</translation>
    </message>
    <message>
        <source>Deleted here: the text, the persons, signs and resources, assessments, decisions, notes, drafts and history of {number}. What is kept: a number in the sums of the half-year, without a name. This cannot be undone.</source>
        <translation>Slettes her: teksten, personer, tegn og ressourcer, vurderinger, beslutninger, notater, udkast og historik i {number}. Bevares: ét tal i halvårets optælling, uden navn. Det kan ikke gøres om.</translation>
    </message>
    <message>
        <source>Delete {number} here</source>
        <translation>Slet {number} her</translation>
    </message>
    <message>
        <source>What is new?</source>
        <translation>Hvad er nyt?</translation>
    </message>
    <message>
        <source>Take {number} up again</source>
        <translation>Tag {number} op igen</translation>
    </message>
    <message>
        <source>{number}: {outcome}.</source>
        <translation>{number}: {outcome}.</translation>
    </message>
    <message>
        <source>{number}: {outcome}. To be deleted by {date}.</source>
        <translation>{number}: {outcome}. Skal slettes senest {date}.</translation>
    </message>
    <message>
        <source>Open the concern</source>
        <translation>Åbn henvendelsen</translation>
    </message>
    <message>
        <source>This concern is decided</source>
        <translation>Denne henvendelse er afgjort</translation>
    </message>
    <message>
        <source>To whom?</source>
        <translation>Til hvem?</translation>
    </message>
    <message>
        <source>What is passed on?</source>
        <translation>Hvad gives videre?</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Sendt videre den</translation>
    </message>
    <message>
        <source>Pass {number} on</source>
        <translation>Send {number} videre</translation>
    </message>
    <message>
        <source>Keep it 14 days longer</source>
        <translation>Gem det 14 dage mere</translation>
    </message>
    <message>
        <source>Deleted on {date}, unless it is decided to register a person here. It is found by no search and counted nowhere.</source>
        <translation>Slettes den {date}, hvis det ikke besluttes at registrere en person her. Det kan ikke søges og tælles ikke med.</translation>
    </message>
    <message>
        <source>Why is it kept longer?</source>
        <translation>Hvorfor gemmes det længere?</translation>
    </message>
    <message>
        <source>This can be done once.</source>
        <translation>Det kan gøres én gang.</translation>
    </message>
    <message>
        <source>Keep it longer</source>
        <translation>Gem det længere</translation>
    </message>
    <message>
        <source>112 or the police were called {when}.</source>
        <translation>112 eller politiet blev ringet op {when}.</translation>
    </message>
    <message>
        <source>What now?</source>
        <translation>Hvad nu?</translation>
    </message>
    <message>
        <source>Gave advice – close</source>
        <translation>Gav sparring – luk</translation>
    </message>
    <message>
        <source>Only a number is counted, without a name. Everything else about {number} is deleted and cannot be brought back.</source>
        <translation>Kun et tal tælles, uden navn. Alt andet om {number} slettes og kan ikke hentes tilbage.</translation>
    </message>
    <message>
        <source>Close {number} and keep no text</source>
        <translation>Luk {number} og gem ingen tekst</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>Det, der blev fortalt</translation>
    </message>
    <message>
        <source>Change what was told</source>
        <translation>Ret det fortalte</translation>
    </message>
    <message>
        <source>does not want to be named</source>
        <translation>ønsker ikke at blive nævnt</translation>
    </message>
    <message>
        <source>saw or heard it themselves</source>
        <translation>har selv set eller hørt det</translation>
    </message>
    <message>
        <source>has it from others</source>
        <translation>har det fra andre</translation>
    </message>
    <message>
        <source>received by {who}</source>
        <translation>modtaget af {who}</translation>
    </message>
    <message>
        <source>under 18: {answer}</source>
        <translation>under 18: {answer}</translation>
    </message>
    <message>
        <source>Who told</source>
        <translation>Hvem fortalte</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Modtaget</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Handler om</translation>
    </message>
    <message>
        <source>Risk of crime with an extremist motive</source>
        <translation>Risiko for kriminalitet med ekstremistisk motiv</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Outside the definition of extremism. Counted apart.</source>
        <translation>Uden for definitionen af ekstremisme. Tælles for sig.</translation>
    </message>
    <message>
        <source>The reporter&apos;s name</source>
        <translation>Henvenders navn</translation>
    </message>
    <message>
        <source>How to reach the reporter</source>
        <translation>Sådan fås fat i henvender</translation>
    </message>
    <message>
        <source>Which risk of crime with an extremist motive?</source>
        <translation>Hvilken risiko for kriminalitet med ekstremistisk motiv?</translation>
    </message>
    <message>
        <source>Needed before an Infohus meeting. None is an answer too.</source>
        <translation>Skal være besvaret før et møde i infohuset. »Ingen« er også et svar.</translation>
    </message>
    <message>
        <source>Call the police coordinator</source>
        <translation>Ring til politiets tovholder</translation>
    </message>
    <message>
        <source>Write the call into the text</source>
        <translation>Skriv opkaldet ind i teksten</translation>
    </message>
    <message>
        <source>Gave advice – close: the text is not kept. Only a number is counted, without a name.</source>
        <translation>Gav sparring – luk: teksten gemmes ikke. Kun et tal tælles, uden navn.</translation>
    </message>
    <message>
        <source>Look into it: it becomes a working note, which is deleted on {date} unless it is decided to register it.</source>
        <translation>Undersøg nærmere: den bliver et arbejdsnotat, som slettes den {date}, hvis det ikke besluttes at registrere den.</translation>
    </message>
    <message>
        <source>Look into it: it becomes a concern in the register.</source>
        <translation>Undersøg nærmere: den bliver en henvendelse i registret.</translation>
    </message>
    <message>
        <source>Police coordinator: {contact}. Then choose one of the other two.</source>
        <translation>Politiets tovholder: {contact}. Vælg derefter en af de to andre.</translation>
    </message>
    <message>
        <source>The number of the police coordinator is not in the municipality&apos;s profile yet. Write it there, under Yearly wheel.</source>
        <translation>Nummeret på politiets tovholder står ikke i kommuneprofilen endnu. Skriv det der, under Årshjul.</translation>
    </message>
    <message>
        <source>No concern waits for an outcome. A new one begins with what was seen or heard.</source>
        <translation>Ingen henvendelse venter på et udfald. En ny begynder med, hvad der er set eller hørt.</translation>
    </message>
    <message>
        <source>There are no working notes. A new concern starts as one, until it is decided to register it.</source>
        <translation>Der er ingen arbejdsnotater. En ny henvendelse er et arbejdsnotat, til det besluttes at registrere den.</translation>
    </message>
    <message>
        <source>No concern has been decided yet.</source>
        <translation>Ingen henvendelse er afgjort endnu.</translation>
    </message>
    <message>
        <source>There are no concerns yet.</source>
        <translation>Der er ingen henvendelser endnu.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>No concern chosen</source>
        <translation>Ingen henvendelse valgt</translation>
    </message>
    <message>
        <source>Received {date}</source>
        <translation>Modtaget den {date}</translation>
    </message>
    <message>
        <source>{status} · working note</source>
        <translation>{status} · arbejdsnotat</translation>
    </message>
    <message>
        <source>Keep it as received</source>
        <translation>Gem som modtaget</translation>
    </message>
    <message>
        <source>Put it among the concerns and start on another one</source>
        <translation>Læg den blandt henvendelserne, og begynd på en ny</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Begynd forfra</translation>
    </message>
    <message>
        <source>This is your draft from {when}.</source>
        <translation>Dit udkast fra {when}.</translation>
    </message>
    <message>
        <source>{number} is kept as received.</source>
        <translation>{number} er gemt som modtaget.</translation>
    </message>
    <message>
        <source>Called the police coordinator {date} at {time}.</source>
        <translation>Ringede til politiets tovholder den {date} kl. {time}.</translation>
    </message>
    <message>
        <source>What you typed was dropped.</source>
        <translation>Det, du skrev, er fjernet.</translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>Hvem er papiret til?</translation>
    </message>
    <message>
        <source>Which one, or who</source>
        <translation>Hvilken eller hvem</translation>
    </message>
    <message>
        <source>Collaboration</source>
        <translation>Samarbejde</translation>
    </message>
    <message>
        <source>Basis to pass it on</source>
        <translation>Grundlag for at videregive</translation>
    </message>
    <message>
        <source>Why is it necessary?</source>
        <translation>Hvorfor er det nødvendigt?</translation>
    </message>
    <message>
        <source>The citizen is shown by</source>
        <translation>Borgeren vises med</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>Sagsnummer</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Initialer</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Hvad det indeholder</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Eksemplarer</translation>
    </message>
    <message>
        <source>Each copy has its number, so that they can be collected again.</source>
        <translation>Hvert eksemplar har sit nummer, så de kan samles ind igen.</translation>
    </message>
    <message>
        <source>A saved file is to be deleted by</source>
        <translation>En gemt fil skal slettes senest</translation>
    </message>
    <message>
        <source>You are reminded on that day. It counts for a file, not for a print.</source>
        <translation>Du bliver mindet om det den dag. Det gælder en fil, ikke et print.</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-dokument</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Udskriv</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Gem som PDF …</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>{name} er gemt.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Mindre</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Større</translation>
    </message>
    <message>
        <source>Choose who the paper is for.</source>
        <translation>Vælg, hvem papiret er til.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Side {page} af {pages}</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Set one up first.</source>
        <translation>Der er ingen printer på denne computer. Få en sat op først.</translation>
    </message>
    <message>
        <source>{name} is with the printer.</source>
        <translation>{name} er sendt til printeren.</translation>
    </message>
    <message>
        <source>What the survey asks about the municipality itself. What you change is saved by itself, and every question may be left open.</source>
        <translation>Det, kortlægningen spørger om kommunen selv. Ændringer gemmes af sig selv, og alle spørgsmål kan stå åbne.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sikkerhedskopier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Størrelse</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Tidspunkt</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n uge</numerusform>
            <numerusform>%n uger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n måned</numerusform>
            <numerusform>%n måneder</numerusform>
        </translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beskadiget</translation>
    </message>
    <message>
        <source>Opened by an earlier passphrase</source>
        <translation>Åbnes med en tidligere adgangskode</translation>
    </message>
    <message>
        <source>How it is registered</source>
        <translation>Sådan registreres der</translation>
    </message>
    <message>
        <source>When does the municipality register?</source>
        <translation>Hvornår registrerer kommunen?</translation>
    </message>
    <message>
        <source>Where does it register?</source>
        <translation>Hvor registrerer den?</translation>
    </message>
    <message>
        <source>Is it noted that radicalisation is part of the concern?</source>
        <translation>Noteres det, at radikalisering er en del af bekymringen?</translation>
    </message>
    <message>
        <source>Who registers?</source>
        <translation>Hvem registrerer?</translation>
    </message>
    <message>
        <source>Plan and workflow</source>
        <translation>Plan og arbejdsgang</translation>
    </message>
    <message>
        <source>Date of the plan</source>
        <translation>Planens dato</translation>
    </message>
    <message>
        <source>Next revision of the plan</source>
        <translation>Næste revision af planen</translation>
    </message>
    <message>
        <source>It stands in the yearly wheel.</source>
        <translation>Den står i årshjulet.</translation>
    </message>
    <message>
        <source>The forum across departments</source>
        <translation>Det tværgående forum</translation>
    </message>
    <message>
        <source>How the work is organised</source>
        <translation>Sådan er arbejdet organiseret</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Fundet</translation>
    </message>
    <message>
        <source>Type a name, a number or a word from a note. The beginning of a word is enough.</source>
        <translation>Skriv et navn, et nummer eller et ord fra et notat. Begyndelsen af ordet er nok.</translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer letters or another word. Working notes are not searched; they stand among the concerns.</source>
        <translation>Intet fundet. Prøv færre bogstaver eller et andet ord. Arbejdsnotater er ikke med i søgningen; de står blandt henvendelserne.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n are shown. Type more to narrow it down.</source>
        <translation>
            <numerusform>Det nyeste vises. Skriv mere for at finde færre.</numerusform>
            <numerusform>De %n nyeste vises. Skriv mere for at finde færre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found, the newest first.</source>
        <translation>
            <numerusform>%n fundet.</numerusform>
            <numerusform>%n fundet, de nyeste først.</numerusform>
        </translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Fundet i</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Lukket</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>status</comment>
        <translation>Åben</translation>
    </message>
    <message>
        <source>How the program looks on this computer</source>
        <translation>Sådan ser programmet ud på denne computer</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Låsning</translation>
    </message>
    <message>
        <source>When a name may be written</source>
        <translation>Hvornår et navn må skrives</translation>
    </message>
    <message>
        <source>Names and telephone numbers</source>
        <translation>Navne og telefonnumre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprog</translation>
    </message>
    <message>
        <source>The language of the window and of new papers. What you have written stays as it is.</source>
        <translation>Sproget i vinduet og i nye papirer. Det, du har skrevet, bliver, som det er.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farver</translation>
    </message>
    <message>
        <source>Only how the window looks. Papers are always dark on white.</source>
        <translation>Kun vinduets udseende. Papirer er altid mørke på hvidt.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minut</numerusform>
            <numerusform>%n minutter</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock after this long without use</source>
        <translation>Lås, når programmet ikke har været brugt i</translation>
    </message>
    <message>
        <source>The window closes and the passphrase is asked for again; what was typed is kept. Fewer minutes protect better when the computer is left.</source>
        <translation>Vinduet lukker, og adgangskoden skal skrives igen; det, du har skrevet, bevares. Færre minutter beskytter bedre, når du går fra computeren.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Skjult</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Vist</translation>
    </message>
    <message>
        <source>The window in screenshots and shared screens</source>
        <translation>Vinduet på skærmbilleder og ved skærmdeling</translation>
    </message>
    <message>
        <source>Hidden, nobody in a video meeting sees the register when you share the screen, and no screenshot holds it.</source>
        <translation>Når det er skjult, kan ingen i et videomøde se registret, når du deler skærm, og det kommer ikke med på skærmbilleder.</translation>
    </message>
    <message>
        <source>Registration policy</source>
        <translation>Registreringspolitik</translation>
    </message>
    <message>
        <source>Decides what a new concern is: registered at once, or a working note that is deleted after 14 days unless a decision is made. It counts for concerns received from now on, is printed on papers, and the change is logged.</source>
        <translation>Afgør, hvad en ny henvendelse er: registreret med det samme eller et arbejdsnotat, der slettes efter 14 dage, hvis der ikke træffes en beslutning. Gælder henvendelser, der modtages fra nu af, og står på papirer. Ændringen logges.</translation>
    </message>
    <message>
        <source>Local name of the Infohus</source>
        <translation>Infohusets lokale navn</translation>
    </message>
    <message>
        <source>What the collaboration is called with you; kept in the profile.</source>
        <translation>Det, samarbejdet hedder hos jer; står i kommuneprofilen.</translation>
    </message>
    <message>
        <source>Contact at the police</source>
        <translation>Kontakt hos politiet</translation>
    </message>
    <message>
        <source>Name of the unit and its number. Shown when a new concern is taken in.</source>
        <translation>Enhedens navn og nummer. Vises, når en ny henvendelse modtages.</translation>
    </message>
    <message>
        <source>National hotline</source>
        <translation>National hotline</translation>
    </message>
    <message>
        <source>Shown when a new concern is taken in. Leave it as it is unless it changes.</source>
        <translation>Vises, når en ny henvendelse modtages. Lad det stå, medmindre nummeret ændres.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dage</numerusform>
        </translation>
    </message>
    <message>
        <source>How long backups are kept</source>
        <translation>Hvor længe sikkerhedskopier gemmes</translation>
    </message>
    <message>
        <source>Older ones are deleted by the program; the latest good one stays. After this time, what is deleted in the register is gone from the backups too.</source>
        <translation>Programmet sletter ældre kopier; den seneste gode bliver. Efter denne tid er det, der er slettet i registret, også væk fra sikkerhedskopierne.</translation>
    </message>
    <message>
        <source>Open the backups</source>
        <translation>Åbn sikkerhedskopier</translation>
    </message>
    <message>
        <source>Those who can open the register, how keys are changed, and the receipt of the log.</source>
        <translation>De, der kan åbne registret, hvordan nøgler skiftes, og kvitteringen for loggen.</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>Åbn listen</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>Gem som CSV …</translation>
    </message>
    <message>
        <source>Save as JSON …</source>
        <translation>Gem som JSON …</translation>
    </message>
    <message>
        <source>See, print or save as PDF</source>
        <translation>Se, print eller gem som PDF</translation>
    </message>
    <message>
        <source>Blank questions to print</source>
        <translation>Spørgsmål uden svar til print</translation>
    </message>
    <message>
        <source>Can anybody in the municipality recognise a person?</source>
        <translation>Kan nogen i kommunen genkende en person?</translation>
    </message>
    <message>
        <source>No, nobody</source>
        <translation>Nej, ingen</translation>
    </message>
    <message>
        <source>Yes, perhaps</source>
        <translation>Ja, måske</translation>
    </message>
    <message>
        <source>Choose a stricter sheet</source>
        <translation>Vælg et strengere ark</translation>
    </message>
    <message>
        <source>Do not send it</source>
        <translation>Send det ikke</translation>
    </message>
    <message>
        <source>The program has checked the figures against each other and against what left earlier. It does not know what people in the municipality know already, from the newspaper or from the street. Read the answers once more with their eyes.</source>
        <translation>Programmet har holdt tallene op mod hinanden og mod det, der er udleveret før. Det ved ikke, hvad folk i kommunen allerede ved, fra avisen eller fra gaden. Læs svarene igen med deres øjne.</translation>
    </message>
    <message>
        <source>Then do not send this sheet. Choose a stricter sheet, or a longer period so that more cases are counted, or let the authority know that you cannot answer more. Nothing has been saved.</source>
        <translation>Så send ikke arket. Vælg et strengere ark eller en længere periode, så flere sager tælles med, eller svar myndigheden, at I ikke kan oplyse mere. Intet er gemt.</translation>
    </message>
    <message>
        <source>3. Save</source>
        <translation>3. Gem</translation>
    </message>
    <message>
        <source>Only what stands under “On the sheet” is saved. The file is anonymous; you choose where it goes, and the ledger below keeps what it says.</source>
        <translation>Kun det, der står under »På arket«, gemmes. Filen er anonym; du vælger, hvor den lægges, og listen nedenfor husker, hvad den siger.</translation>
    </message>
    <message>
        <source>Which kind of file? {kind}</source>
        <translation>Hvilken slags fil? {kind}</translation>
    </message>
    <message>
        <source>Which kind of file?</source>
        <translation>Hvilken slags fil?</translation>
    </message>
    <message>
        <source>The paper is shown page by page, exactly as it is printed or saved.</source>
        <translation>Papiret vises side for side, præcis som det printes eller gemmes.</translation>
    </message>
    <message>
        <source>Exactly as it leaves</source>
        <translation>Præcis som det udleveres</translation>
    </message>
    <message>
        <source>Some municipalities answer in a group. Print the questions without answers and discuss them first.</source>
        <translation>Nogle kommuner svarer i en gruppe. Print spørgsmålene uden svar, og drøft dem først.</translation>
    </message>
    <message>
        <source>What has left</source>
        <translation>Udleverede ark</translation>
    </message>
    <message>
        <source>Save as XLSX …</source>
        <translation>Gem som XLSX …</translation>
    </message>
    <message>
        <source>Spreadsheet (XLSX)</source>
        <translation>Regneark (XLSX)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabel (CSV)</translation>
    </message>
    <message>
        <source>Data (JSON)</source>
        <translation>Data (JSON)</translation>
    </message>
    <message>
        <source>Paper (PDF)</source>
        <translation>Papir (PDF)</translation>
    </message>
    <message>
        <source>Save the sheet …</source>
        <translation>Gem arket …</translation>
    </message>
    <message>
        <source>Own figures, with pictures</source>
        <translation>Interne tal med billeder</translation>
    </message>
    <message>
        <source>How the figures are protected</source>
        <translation>Sådan beskyttes tallene</translation>
    </message>
    <message>
        <source>1. The period and the kind of sheet</source>
        <translation>1. Perioden og arket</translation>
    </message>
    <message>
        <source>{name} is saved, and the ledger has its line.</source>
        <translation>{name} er gemt og står på listen.</translation>
    </message>
    <message>
        <source>Blank questions</source>
        <translation>Spørgsmål uden svar</translation>
    </message>
    <message>
        <source>The questions without any answer, for those who know the cases.</source>
        <translation>Spørgsmålene uden svar, til dem, der kender sagerne.</translation>
    </message>
    <message>
        <source>The sheet exactly as it leaves. Printing or saving it enters the ledger.</source>
        <translation>Arket præcis, som det udleveres. Når det printes eller gemmes, kommer det på listen.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Vis alle</translation>
    </message>
    <message>
        <source>Show all: {which}</source>
        <translation>Vis alle: {which}</translation>
    </message>
    <message>
        <source>Deleting them in time is a duty. The program does not do it by itself; a later version offers it here.</source>
        <translation>De skal slettes til tiden. Programmet gør det ikke af sig selv; en senere udgave tilbyder det her.</translation>
    </message>
    <message>
        <source>Nothing is waiting, and no deadline is set.</source>
        <translation>Intet venter, og ingen frist er sat.</translation>
    </message>
    <message>
        <source>Nothing is waiting. The next deadline is {date}.</source>
        <translation>Intet venter. Næste frist er {date}.</translation>
    </message>
    <message>
        <source>The answers to the national survey, with counts that identify nobody.</source>
        <translation>Svarene til den nationale kortlægning, med tal, der ikke peger på nogen.</translation>
    </message>
    <message>
        <source>Open the survey sheet</source>
        <translation>Åbn svararket</translation>
    </message>
    <message>
        <source>What the survey asks about the municipality itself. Keep it up to date.</source>
        <translation>Det, kortlægningen spørger om kommunen selv. Hold det ajour.</translation>
    </message>
    <message>
        <source>Open the profile</source>
        <translation>Åbn profilen</translation>
    </message>
    <message>
        <source>Revision of the plan</source>
        <translation>Revision af planen</translation>
    </message>
    <message>
        <source>When the municipality&apos;s plan or strategy is looked at again.</source>
        <translation>Hvornår kommunens plan eller strategi skal ses efter igen.</translation>
    </message>
    <message>
        <source>Change the date</source>
        <translation>Ret datoen</translation>
    </message>
    <message>
        <source>Who has access</source>
        <translation>Hvem har adgang</translation>
    </message>
    <message>
        <source>Those who can open the register. Look through the list when somebody changes job.</source>
        <translation>De, der kan åbne registret. Se listen igennem, når nogen skifter job.</translation>
    </message>
    <message>
        <source>Last saved {date}</source>
        <translation>Senest gemt {date}</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Ikke gemt endnu</translation>
    </message>
    <message>
        <source>Last changed {date}</source>
        <translation>Senest ændret {date}</translation>
    </message>
    <message>
        <source>No date set</source>
        <translation>Ingen dato sat</translation>
    </message>
    <message>
        <source>The date has passed: {date}</source>
        <translation>Datoen er passeret: {date}</translation>
    </message>
    <message>
        <source>{who} (you, now)</source>
        <translation>{who} (dig, nu)</translation>
    </message>
    <message>
        <source>Print {name}</source>
        <translation>Print {name}</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>Gem {name}</translation>
    </message>
    <message numerus="yes">
        <source>Confidential · Administration of Justice Act § 115 · not passed on for investigation · to be shredded or returned after the meeting</source>
        <comment>header of a paper; one line</comment>
        <translation>
            <numerusform>Fortroligt · retsplejelovens § 115 · ikke videregivet til efterforskning · makuleres eller afleveres efter mødet</numerusform>
            <numerusform>Fortroligt · retsplejelovens § 115 · ikke videregivet til efterforskning · makuleres eller afleveres efter mødet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confidential · for the recipient only · to be shredded or returned after the meeting</source>
        <comment>header of a paper; one line</comment>
        <translation>
            <numerusform>Fortroligt · kun til modtageren · makuleres eller afleveres efter mødet</numerusform>
            <numerusform>Fortroligt · kun til modtageren · makuleres eller afleveres efter mødet</numerusform>
        </translation>
    </message>
    <message>
        <source>What is marked “not confirmed by others” was told by one source and must be read so.</source>
        <translation>Det, der er mærket »ikke bekræftet af flere«, er fortalt af én kilde og skal læses sådan.</translation>
    </message>
    <message>
        <source>Facts, resources and observations that others have not confirmed are not included.</source>
        <translation>Oplysninger, ressourcer og iagttagelser, der ikke er bekræftet af flere, er ikke med.</translation>
    </message>
    <message>
        <source>shortened, the rest is in the register</source>
        <translation>forkortet, resten står i registret</translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation>intet registreret</translation>
    </message>
    <message>
        <source>nothing to pass on</source>
        <translation>intet at videregive</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Modtager</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Printet</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Kommune</translation>
    </message>
    <message>
        <source>Copy {copy} of {copies}</source>
        <translation>Eksemplar {copy} af {copies}</translation>
    </message>
    <message>
        <source>To {recipient}</source>
        <translation>Til {recipient}</translation>
    </message>
    <message>
        <source>Seal {seal}</source>
        <translation>Kontrolkode {seal}</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Oplysninger</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Kilder</translation>
    </message>
    <message>
        <source>Resources and signs</source>
        <translation>Ressourcer og tegn</translation>
    </message>
    <message>
        <source>Resources and observations</source>
        <translation>Ressourcer og iagttagelser</translation>
    </message>
    <message>
        <source>Resources and protective factors</source>
        <translation>Ressourcer og beskyttende faktorer</translation>
    </message>
    <message>
        <source>Signs of concern</source>
        <translation>Bekymringstegn</translation>
    </message>
    <message>
        <source>Seen or heard</source>
        <translation>Set eller hørt</translation>
    </message>
    <message>
        <source>Interventions and follow-up</source>
        <translation>Indsats og opfølgning</translation>
    </message>
    <message>
        <source>Open questions</source>
        <translation>Åbne spørgsmål</translation>
    </message>
    <message>
        <source>not confirmed by others</source>
        <translation>ikke bekræftet af flere</translation>
    </message>
    <message>
        <source>confirmed by others</source>
        <translation>bekræftet af flere</translation>
    </message>
    <message>
        <source>refuted</source>
        <translation>afkræftet</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Kilde: {source}</translation>
    </message>
    <message>
        <source>Direction: {direction}</source>
        <translation>Retning: {direction}</translation>
    </message>
    <message>
        <source>Assessed by {author}</source>
        <translation>Vurderet af {author}</translation>
    </message>
    <message>
        <source>The citizen&apos;s remark: {reply}</source>
        <translation>Borgerens bemærkning: {reply}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>til {date}</translation>
    </message>
    <message>
        <source>carried out by {performer}</source>
        <translation>udføres af {performer}</translation>
    </message>
    <message>
        <source>Responsible: {responsible}</source>
        <translation>Ansvarlig: {responsible}</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>ingen dato</translation>
    </message>
    <message numerus="yes">
        <source>%n older entry(ies) not printed here, but kept in the register.</source>
        <translation>
            <numerusform>%n ældre oplysning er ikke printet her, men står i registret.</numerusform>
            <numerusform>%n ældre oplysninger er ikke printet her, men står i registret.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) left out, because others have not confirmed them. They do not go to a recipient outside the collaboration.</source>
        <translation>
            <numerusform>%n udsagn er udeladt, fordi det ikke er bekræftet af flere. Det går ikke til en modtager uden for samarbejdet.</numerusform>
            <numerusform>%n udsagn er udeladt, fordi de ikke er bekræftet af flere. De går ikke til en modtager uden for samarbejdet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) left out, because they name extremism. A paper for a school carries neither the form nor the word.</source>
        <translation>
            <numerusform>%n oplysning er udeladt, fordi den nævner ekstremisme. Et papir til en skole bærer hverken formen eller ordet.</numerusform>
            <numerusform>%n oplysninger er udeladt, fordi de nævner ekstremisme. Et papir til en skole bærer hverken formen eller ordet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older entry(ies) left out, because the paper has at most two pages. The paper says so.</source>
        <translation>
            <numerusform>%n ældre oplysning er udeladt, fordi papiret højst er på to sider. Det står på papiret.</numerusform>
            <numerusform>%n ældre oplysninger er udeladt, fordi papiret højst er på to sider. Det står på papiret.</numerusform>
        </translation>
    </message>
    <message>
        <source>Long texts are shortened, and the paper says where.</source>
        <translation>Lange tekster er forkortet, og papiret siger hvor.</translation>
    </message>
    <message>
        <source>The typeface lacks these characters: {characters}</source>
        <translation>Skrifttypen mangler disse tegn: {characters}</translation>
    </message>
    <message>
        <source>A CPR number stands in the text. CPR numbers are not kept here.</source>
        <translation>Der står et CPR-nummer i teksten. CPR-numre gemmes ikke her.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Fjern det</translation>
    </message>
    <message>
        <source>What is decided?</source>
        <translation>Hvad er besluttet?</translation>
    </message>
    <message>
        <source>What is registered?</source>
        <translation>Hvad registreres?</translation>
    </message>
    <message>
        <source>Only what is necessary, for example initials, birth year and the signs.</source>
        <translation>Kun det nødvendige, for eksempel initialer, fødselsår og tegnene.</translation>
    </message>
    <message>
        <source>Which basis?</source>
        <translation>Hvilket grundlag?</translation>
    </message>
    <message>
        <source>Has the citizen turned to you, or has outreach been decided?</source>
        <translation>Har borgeren selv henvendt sig, eller er opsøgende rådgivning besluttet?</translation>
    </message>
    <message>
        <source>Who else registers?</source>
        <translation>Hvem registrerer ellers?</translation>
    </message>
    <message>
        <source>Filed in (system, number, date)</source>
        <translation>Journaliseret i (system, nummer, dato)</translation>
    </message>
    <message>
        <source>Which leader has approved it?</source>
        <translation>Hvilken leder har godkendt det?</translation>
    </message>
    <message>
        <source>The citizen may be under 15.</source>
        <translation>Borgeren kan være under 15.</translation>
    </message>
    <message>
        <source>Decide about registering {person}</source>
        <translation>Beslut om registrering af {person}</translation>
    </message>
    <message>
        <source>The decision is dated and kept. A new one stands beside it.</source>
        <translation>Beslutningen dateres og gemmes. En senere beslutning sletter den ikke.</translation>
    </message>
    <message>
        <source>Save the decision</source>
        <translation>Gem beslutningen</translation>
    </message>
    <message>
        <source>No decision about registering yet</source>
        <translation>Ingen beslutning om registrering endnu</translation>
    </message>
    <message>
        <source>{decision}, decided {date}</source>
        <translation>{decision}, besluttet den {date}</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Grundlag</translation>
    </message>
    <message>
        <source>Also registered by</source>
        <translation>Registreres også af</translation>
    </message>
    <message>
        <source>Filed in</source>
        <translation>Journaliseret i</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Godkendt af</translation>
    </message>
    <message>
        <source>A case</source>
        <translation>En sag</translation>
    </message>
    <message>
        <source>A concern</source>
        <translation>En henvendelse</translation>
    </message>
    <message>
        <source>The day itself is {date}, when nobody is at work.</source>
        <translation>Selve dagen er {date}, hvor ingen er på arbejde.</translation>
    </message>
    <message>
        <source>Show history</source>
        <translation>Vis historik</translation>
    </message>
    <message>
        <source>Hide history</source>
        <translation>Skjul historik</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}: {old} → {new}</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>Intet er ændret.</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(intet)</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Case period</source>
        <translation>Sagsperiode</translation>
    </message>
    <message>
        <source>Primary or non-primary</source>
        <translation>Primær eller ikke-primær</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vurdering</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>Lukning</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>What was seen or heard</source>
        <translation>Hvad der er set eller hørt</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Henvender</translation>
    </message>
    <message>
        <source>Reporter&apos;s contact</source>
        <translation>Henvenders kontaktoplysninger</translation>
    </message>
    <message>
        <source>The reporter saw it</source>
        <translation>Henvender har selv set det</translation>
    </message>
    <message>
        <source>Under 18</source>
        <translation>Under 18</translation>
    </message>
    <message>
        <source>Under 18 on</source>
        <translation>Under 18 den</translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>Om hvem</translation>
    </message>
    <message>
        <source>Acute</source>
        <translation>Akut</translation>
    </message>
    <message>
        <source>Police or 112 called at</source>
        <translation>Politi eller 112 ringet op</translation>
    </message>
    <message>
        <source>Notification to social services</source>
        <translation>Underretning</translation>
    </message>
    <message>
        <source>Notification on</source>
        <translation>Underretning den</translation>
    </message>
    <message>
        <source>Notification by</source>
        <translation>Underretning af</translation>
    </message>
    <message>
        <source>Outside the definition</source>
        <translation>Uden for definitionen</translation>
    </message>
    <message>
        <source>Risk of crime</source>
        <translation>Risiko for kriminalitet</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registreret</translation>
    </message>
    <message>
        <source>Reason for the outcome</source>
        <translation>Begrundelse for udfaldet</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Forlænget</translation>
    </message>
    <message>
        <source>To be deleted by</source>
        <translation>Skal slettes senest</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Fødselsår</translation>
    </message>
    <message>
        <source>Month of birth</source>
        <translation>Fødselsmåned</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Køn</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Anden person</translation>
    </message>
    <message>
        <source>Seen on</source>
        <translation>Set den</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Hvad der er set</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slags</translation>
    </message>
    <message>
        <source>Other form</source>
        <translation>Anden form</translation>
    </message>
    <message>
        <source>Other form in words</source>
        <translation>Anden form i ord</translation>
    </message>
    <message>
        <source>Violence or illegality</source>
        <translation>Vold eller ulovlighed</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Beslutning</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begrundelse</translation>
    </message>
    <message>
        <source>Basis in words</source>
        <translation>Grundlag i ord</translation>
    </message>
    <message>
        <source>Turned to us, or outreach decided</source>
        <translation>Selv henvendt sig, eller opsøgende rådgivning besluttet</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Metoder</translation>
    </message>
    <message>
        <source>Police involved</source>
        <translation>Politiet inddraget</translation>
    </message>
    <message>
        <source>Why the police</source>
        <translation>Hvorfor politiet</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>Begrundet</translation>
    </message>
    <message>
        <source>Grounds</source>
        <translation>Grundlag for videre handling</translation>
    </message>
    <message>
        <source>Other concerns</source>
        <translation>Andre bekymringer</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>Tilknytning</translation>
    </message>
    <message>
        <source>Form of affiliation</source>
        <translation>Tilknytningens art</translation>
    </message>
    <message>
        <source>Path of affiliation</source>
        <translation>Tilknytningens vej</translation>
    </message>
    <message>
        <source>Travelled out or returned</source>
        <translation>Udrejst eller hjemvendt</translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation>Næste skridt den</translation>
    </message>
    <message>
        <source>Follow-up without intervention</source>
        <translation>Opfølgning uden indsats</translation>
    </message>
    <message>
        <source>Reason for closing</source>
        <translation>Afslutningsårsag</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>Påvirkning</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhed</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>Vurderet den</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Det nye</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Retning</translation>
    </message>
    <message>
        <source>Expected to resume</source>
        <translation>Ventes genoptaget</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Hvad kom der ud af det</translation>
    </message>
    <message>
        <source>Who takes over</source>
        <translation>Hvem tager over</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>Evalueret</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Måneder</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Tilbud</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Target group</source>
        <translation>Målgruppe</translation>
    </message>
    <message>
        <source>Carried out by</source>
        <translation>Udføres af</translation>
    </message>
    <message>
        <source>The child accepts</source>
        <translation>Barnet siger ja</translation>
    </message>
    <message>
        <source>The parents accept</source>
        <translation>Forældrene siger ja</translation>
    </message>
    <message>
        <source>Started on</source>
        <translation>Begyndt den</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>Afsluttet den</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>Reason for the end</source>
        <translation>Årsag til afslutning</translation>
    </message>
    <message>
        <source>Declined by</source>
        <translation>Takkede nej</translation>
    </message>
    <message>
        <source>Planned on</source>
        <translation>Planlagt til</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Med hvem</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>Udført den</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Noted on</source>
        <translation>Noteret den</translation>
    </message>
    <message>
        <source>What speaks against it</source>
        <translation>Hvad taler imod</translation>
    </message>
    <message>
        <source>Addendum to</source>
        <translation>Tilføjelse til</translation>
    </message>
    <message>
        <source>Passed to</source>
        <translation>Overdraget til</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>Modtager</translation>
    </message>
    <message>
        <source>Passed on the</source>
        <translation>Overdraget den</translation>
    </message>
    <message>
        <source>Feedback due</source>
        <translation>Tilbagemelding senest</translation>
    </message>
    <message>
        <source>Feedback on</source>
        <translation>Tilbagemelding den</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Tilbagemelding</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuller</translation>
    </message>
    <message>
        <source>Name, initials or title</source>
        <translation>Navn, initialer eller stilling</translation>
    </message>
    <message>
        <source>It stands in the register&apos;s log beside what the holder does.</source>
        <translation>Det står i registrets log ud for det, nøgleholderen gør.</translation>
    </message>
    <message>
        <source>Remove {name}&apos;s key?</source>
        <translation>Fjern nøglen for {name}?</translation>
    </message>
    <message>
        <source>{name} can then no longer open the register. The register gets new keys, so that the passphrase opens nothing that is made from then on. The other key holders keep their passphrases, and the recovery key stays as it is.</source>
        <translation>Så kan {name} ikke længere åbne registret. Registret får nye nøgler, så den gamle adgangskode ikke åbner noget, der gemmes fra da af. De andre nøgleholdere beholder deres adgangskoder, og nødnøglen gælder stadig.</translation>
    </message>
    <message>
        <source>Remove {name}&apos;s key</source>
        <translation>Fjern nøglen for {name}</translation>
    </message>
    <message>
        <source>Delete them too, once there is a new one</source>
        <translation>Slet dem også, når der er en ny</translation>
    </message>
    <message>
        <source>Backups that {name}&apos;s passphrase still opens afterwards:</source>
        <translation>Sikkerhedskopier, som {name} stadig kan åbne bagefter:</translation>
    </message>
    <message>
        <source>the one that is made just before the change</source>
        <translation>den, der tages lige før skiftet</translation>
    </message>
    <message>
        <source>{time}, {size} MB</source>
        <translation>{time}, {size} MB</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>og %n til</numerusform>
            <numerusform>og %n til</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n old backup(s)?</source>
        <translation>
            <numerusform>Slet %n gammel sikkerhedskopi?</numerusform>
            <numerusform>Slet %n gamle sikkerhedskopier?</numerusform>
        </translation>
    </message>
    <message>
        <source>Only passphrases and recovery keys of before open them. If there is no good backup yet that today&apos;s keys open, one is made first. Deleting cannot be undone.</source>
        <translation>Kun tidligere adgangskoder og nødnøgler åbner dem. Er der endnu ingen god sikkerhedskopi, som de nuværende nøgler åbner, tager programmet først en. Sletningen kan ikke gøres om.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)</source>
        <translation>
            <numerusform>Slet %n sikkerhedskopi</numerusform>
            <numerusform>Slet %n sikkerhedskopier</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups on a drive that is not connected now, and copies made outside the program, are not seen here.</source>
        <translation>Sikkerhedskopier på et drev, der ikke er tilsluttet nu, og kopier, der er lavet uden om programmet, vises ikke her.</translation>
    </message>
    <message>
        <source>What you typed is there when you open it again.</source>
        <translation>Det, du skrev, står der, når du åbner den igen.</translation>
    </message>
    <message>
        <source>Known already. What is written there is shown when you open it.</source>
        <translation>Kendt i forvejen. Det, der står dér, vises, når du åbner.</translation>
    </message>
    <message>
        <source>Open {number}</source>
        <translation>Åbn {number}</translation>
    </message>
    <message>
        <source>It is the same person</source>
        <translation>Det er samme person</translation>
    </message>
    <message>
        <source>{number}: it is the same person</source>
        <translation>{number}: det er samme person</translation>
    </message>
    <message>
        <source>Add a sign</source>
        <translation>Tilføj et tegn</translation>
    </message>
    <message>
        <source>Add a resource</source>
        <translation>Tilføj en ressource</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Tegn</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcer</translation>
    </message>
    <message>
        <source>No signs written down.</source>
        <translation>Ingen tegn noteret.</translation>
    </message>
    <message>
        <source>No resources written down.</source>
        <translation>Ingen ressourcer noteret.</translation>
    </message>
    <message>
        <source>Remove this sign?</source>
        <translation>Fjern dette tegn?</translation>
    </message>
    <message>
        <source>Remove this resource?</source>
        <translation>Fjern denne ressource?</translation>
    </message>
    <message>
        <source>seen {date}</source>
        <translation>set den {date}</translation>
    </message>
    <message>
        <source>about {person}</source>
        <translation>om {person}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Remove: {what}</source>
        <translation>Fjern: {what}</translation>
    </message>
    <message>
        <source>No one in particular</source>
        <translation>Ingen bestemt</translation>
    </message>
    <message>
        <source>Which sign?</source>
        <translation>Hvilket tegn?</translation>
    </message>
    <message>
        <source>What exactly, where and how. Not what it may mean.</source>
        <translation>Hvad præcis, hvor og hvordan. Ikke hvad det kan betyde.</translation>
    </message>
    <message>
        <source>When was it seen?</source>
        <translation>Hvornår er det set?</translation>
    </message>
    <message>
        <source>About whom?</source>
        <translation>Om hvem?</translation>
    </message>
    <message>
        <source>Change the sign</source>
        <translation>Ret tegnet</translation>
    </message>
    <message>
        <source>Save the sign</source>
        <translation>Gem tegnet</translation>
    </message>
    <message>
        <source>Which resource?</source>
        <translation>Hvilken ressource?</translation>
    </message>
    <message>
        <source>Change the resource</source>
        <translation>Ret ressourcen</translation>
    </message>
    <message>
        <source>Save the resource</source>
        <translation>Gem ressourcen</translation>
    </message>
    <message>
        <source>No persons written down.</source>
        <translation>Ingen personer noteret.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Tilføj en person</translation>
    </message>
    <message>
        <source>Decide about registering</source>
        <translation>Beslut om registrering</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Tag ud</translation>
    </message>
    <message>
        <source>born {when}</source>
        <translation>født {when}</translation>
    </message>
    <message>
        <source>under 18 on {date}</source>
        <translation>under 18 den {date}</translation>
    </message>
    <message>
        <source>18 or over on {date}</source>
        <translation>18 eller over den {date}</translation>
    </message>
    <message>
        <source>Change what is written</source>
        <translation>Ret det skrevne</translation>
    </message>
    <message>
        <source>Save the person</source>
        <translation>Gem personen</translation>
    </message>
    <message>
        <source>Initials or other code</source>
        <translation>Initialer eller anden kode</translation>
    </message>
    <message>
        <source>What lists and papers use, such as E.T.J. or young person 3.</source>
        <translation>Det, lister og papirer bruger, fx E.T.J. eller ung 3.</translation>
    </message>
    <message>
        <source>The name can be written when it is decided to register the person here.</source>
        <translation>Navnet kan skrives, når det er besluttet at registrere personen her.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Under 18?</source>
        <translation>Under 18?</translation>
    </message>
    <message>
        <source>Take {person} out?</source>
        <translation>Tag {person} ud?</translation>
    </message>
    <message>
        <source>What is written about the person is deleted, and with it signs, resources and decisions about the person, unless the person is part of another concern or case. This cannot be undone.</source>
        <translation>Det, der er skrevet om personen, slettes sammen med tegn, ressourcer og beslutninger om personen, medmindre personen indgår i en anden henvendelse eller sag. Det kan ikke gøres om.</translation>
    </message>
    <message>
        <source>Take {person} out</source>
        <translation>Tag {person} ud</translation>
    </message>
    <message>
        <source>Type to find …</source>
        <translation>Skriv for at finde …</translation>
    </message>
    <message>
        <source>No sign matches what is typed.</source>
        <translation>Intet tegn passer til det, du har skrevet.</translation>
    </message>
    <message>
        <source>List: {name}</source>
        <translation>Liste: {name}</translation>
    </message>
    <message>
        <source>The exact answers are personal data. They are shown here and nowhere else: they cannot be saved, printed or copied. Only what stands under “On the sheet” leaves.</source>
        <translation>De nøjagtige svar er personoplysninger. De vises her og ingen andre steder: de kan ikke gemmes, printes eller kopieres. Kun det, der står under »På arket«, udleveres.</translation>
    </message>
    <message>
        <source>2. The answers</source>
        <translation>2. Svarene</translation>
    </message>
    <message>
        <source>Show the proof</source>
        <translation>Vis bevis</translation>
    </message>
    <message>
        <source>The count was stopped, so there are no answers to show.</source>
        <translation>Optællingen blev stoppet, så der er ingen svar at vise.</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Tæl igen</translation>
    </message>
    <message>
        <source>The same period and kind of sheet left on {date}. The answers about the cases are the same as then.</source>
        <translation>Samme slags ark for samme periode blev udleveret {date}. Svarene om sagerne er de samme som dengang.</translation>
    </message>
    <message>
        <source>Only on the screen</source>
        <translation>Kun på skærmen</translation>
    </message>
    <message>
        <source>The cases (chapter 4)</source>
        <translation>Sagerne (kapitel 4)</translation>
    </message>
    <message>
        <source>Persons and signs (chapter 5)</source>
        <translation>Borgere og bekymringstegn (kapitel 5)</translation>
    </message>
    <message>
        <source>The work done (chapter 6)</source>
        <translation>Indsatserne (kapitel 6)</translation>
    </message>
    <message>
        <source>Tables against each other</source>
        <translation>Tabeller på tværs</translation>
    </message>
    <message>
        <source>About the municipality</source>
        <translation>Om kommunen</translation>
    </message>
    <message numerus="yes">
        <source>Tried: %n piece(s) of information cannot be worked out.</source>
        <translation>
            <numerusform>Prøvet: %n oplysning kan ikke regnes ud.</numerusform>
            <numerusform>Prøvet: %n oplysninger kan ikke regnes ud.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other invented register(s) fit every single figure on the sheet.</source>
        <translation>
            <numerusform>%n andet opdigtet register passer med hvert eneste tal på arket.</numerusform>
            <numerusform>%n andre opdigtede registre passer med hvert eneste tal på arket.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exact, stays here</source>
        <translation>Nøjagtigt, bliver her</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Forrige</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
    <message>
        <source>The invented register beside the sheet</source>
        <translation>Det opdigtede register ved siden af arket</translation>
    </message>
    <message>
        <source>Each of these registers is invented, and every figure on the sheet is true of it as well. So whoever holds the sheet cannot tell which register is yours.</source>
        <translation>Hvert af disse registre er opdigtet, og hvert tal på arket er også sandt om det. Den, der har arket, kan altså ikke vide, hvilket register der er jeres.</translation>
    </message>
    <message>
        <source>Hide the proof</source>
        <translation>Skjul bevis</translation>
    </message>
    <message>
        <source>Invented register {number} of {all}</source>
        <translation>Opdigtet register {number} af {all}</translation>
    </message>
    <message>
        <source>On the sheet</source>
        <translation>På arket</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Tal</translation>
    </message>
    <message>
        <source>In this register</source>
        <translation>I dette register</translation>
    </message>
    <message>
        <source>These answers come from the municipality profile and leave as they are.</source>
        <translation>Disse svar kommer fra kommuneprofilen og udleveres, som de er.</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Ikke besvaret</translation>
    </message>
    <message>
        <source>{what}: {answer}</source>
        <translation>{what}: {answer}</translation>
    </message>
    <message>
        <source>Open the municipality profile</source>
        <translation>Åbn kommuneprofilen</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>Hvorfor ikke?</translation>
    </message>
    <message>
        <source>Why not? {question}</source>
        <translation>Hvorfor ikke? {question}</translation>
    </message>
    <message>
        <source>{what}, exact: {figure}</source>
        <translation>{what}, nøjagtigt: {figure}</translation>
    </message>
    <message>
        <source>{what}, on the sheet: {figure}</source>
        <translation>{what}, på arket: {figure}</translation>
    </message>
    <message>
        <source>Hide why</source>
        <translation>Skjul hvorfor</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) lie outside the definition and are not counted.</source>
        <translation>
            <numerusform>%n sag ligger uden for definitionen og tælles ikke med.</numerusform>
            <numerusform>%n sager ligger uden for definitionen og tælles ikke med.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) were opened by mistake and are not counted.</source>
        <translation>
            <numerusform>%n sag var fejloprettet og tælles ikke med.</numerusform>
            <numerusform>%n sager var fejloprettede og tælles ikke med.</numerusform>
        </translation>
    </message>
    <message>
        <source>The period cuts a half-year in which concerns are kept as numbers only; that half-year is not counted.</source>
        <translation>Perioden deler et halvår, hvor henvendelser kun er gemt som antal; det halvår er ikke talt med.</translation>
    </message>
    <message>
        <source>Nothing has left yet. Each sheet you save or print gets a line here, so that later sheets can be held against it.</source>
        <translation>Intet er udleveret endnu. Hvert ark, du gemmer eller printer, får en linje her, så senere ark kan holdes op imod det.</translation>
    </message>
    <message>
        <source>Confidential sheet</source>
        <translation>Fortroligt ark</translation>
    </message>
    <message>
        <source>fingerprint {mark}</source>
        <translation>fingeraftryk {mark}</translation>
    </message>
    <message>
        <source>Exactly the same sheet as on {date}.</source>
        <translation>Nøjagtig samme ark som {date}.</translation>
    </message>
    <message>
        <source>For the second key holder, to keep away from the computer. It says nothing about any citizen.</source>
        <translation>Til den anden nøgleholder, som gemmer den et andet sted end ved computeren. Der står intet om borgere.</translation>
    </message>
    <message>
        <source>By</source>
        <comment>who</comment>
        <translation>Af</translation>
    </message>
    <message>
        <source>Events in the log</source>
        <translation>Hændelser i loggen</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>Hvad kvitteringen er</translation>
    </message>
    <message>
        <source>The register keeps a log of all that is done in it. The number above says how many events it held, and the eight characters after it belong to the last of them and to all before it. The paper says nothing about any citizen.</source>
        <translation>Registret fører log over alt, hvad der sker i det. Tallet ovenfor viser, hvor mange hændelser loggen rummede, og de otte tegn efter tallet hører til den sidste hændelse og til alle før den. Der står intet om borgere på papiret.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Hvad den skal bruges til</translation>
    </message>
    <message>
        <source>As long as this paper lies somewhere else, nobody can change the log or put back an older copy of the register without it being seen. Keep the latest paper until the next one comes; one a month is enough.</source>
        <translation>Så længe dette papir ligger et andet sted, kan ingen ændre loggen eller lægge en ældre kopi af registret tilbage, uden at det kan ses. Gem det seneste papir, til det næste kommer; ét om måneden er nok.</translation>
    </message>
    <message>
        <source>How to check it</source>
        <translation>Sådan kontrollerer du den</translation>
    </message>
    <message>
        <source>In the open register: &quot;Who has access&quot;, then &quot;Check a receipt&quot;. Type the number and the eight characters. After a change of keys and after a restored backup a new paper is needed, because the characters are then new.</source>
        <translation>I det åbne register: »Hvem har adgang« og så »Kontrollér en kvittering«. Skriv tallet og de otte tegn. Efter et skift af nøgler og efter en gendannelse skal der laves et nyt papir, fordi tegnene så er nye.</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Modtaget af</translation>
    </message>
    <message numerus="yes">
        <source>Only the latest %n are shown.</source>
        <translation>
            <numerusform>Kun det seneste vises.</numerusform>
            <numerusform>Kun de seneste %n vises.</numerusform>
        </translation>
    </message>
    <message>
        <source>Three years</source>
        <translation>Tre år</translation>
    </message>
    <message>
        <source>Calendar years</source>
        <translation>Kalenderår</translation>
    </message>
    <message>
        <source>Two years</source>
        <translation>To år</translation>
    </message>
    <message>
        <source>Four years</source>
        <translation>Fire år</translation>
    </message>
    <message>
        <source>Another period</source>
        <translation>En anden periode</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>Ét år</translation>
    </message>
    <message>
        <source>How long?</source>
        <translation>Hvor længe?</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>Hvor mange?</translation>
    </message>
    <message>
        <source>Which year?</source>
        <translation>Hvilket år?</translation>
    </message>
    <message>
        <source>Which years?</source>
        <translation>Hvilke år?</translation>
    </message>
    <message>
        <source>Up to and including</source>
        <translation>Til og med</translation>
    </message>
    <message>
        <source>The day the count is made up. The survey asks for three years.</source>
        <translation>Dagen, hvor tallene gøres op. Kortlægningen spørger om tre år.</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Vis som tabel</translation>
    </message>
    <message>
        <source>These figures are exact, so they are personal data. They are shown here and nowhere else: they cannot be saved, printed or copied. For others, use the survey sheet.</source>
        <translation>Tallene er nøjagtige og derfor personoplysninger. De vises her og ingen andre steder: de kan ikke gemmes, printes eller kopieres. Skal andre bruge tal, så giv dem svararket.</translation>
    </message>
    <message>
        <source>Cases per year</source>
        <translation>Sager pr. år</translation>
    </message>
    <message>
        <source>Concerns and what became of them</source>
        <translation>Henvendelser, og hvad de blev til</translation>
    </message>
    <message>
        <source>Form of extremism by age</source>
        <translation>Form for ekstremisme efter alder</translation>
    </message>
    <message>
        <source>A case counts in every year in which it was open for at least one day.</source>
        <translation>En sag tæller med i hvert år, hvor den var åben mindst én dag.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Concerns received in the period, and those of them that have an outcome.</source>
        <translation>Henvendelser modtaget i perioden, og de af dem, der har et udfald.</translation>
    </message>
    <message>
        <source>A case with several forms stands under each of them.</source>
        <translation>En sag med flere former står under hver af dem.</translation>
    </message>
    <message>
        <source>Form and age</source>
        <translation>Form og alder</translation>
    </message>
    <message>
        <source>{start} – {end}, both days included</source>
        <translation>{start} – {end}, begge dage med</translation>
    </message>
    <message>
        <source>There are no cases yet.</source>
        <translation>Der er ingen sager endnu.</translation>
    </message>
    <message>
        <source>There are no concerns in the period.</source>
        <translation>Der er ingen henvendelser i perioden.</translation>
    </message>
    <message>
        <source>There are no cases with a named form in the period.</source>
        <translation>Der er ingen sager med en angivet form i perioden.</translation>
    </message>
    <message numerus="yes">
        <source>%n in numbers</source>
        <comment>questions</comment>
        <translation>
            <numerusform>%n med tal</numerusform>
            <numerusform>%n med tal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in intervals</source>
        <comment>questions</comment>
        <translation>
            <numerusform>%n med intervaller</numerusform>
            <numerusform>%n med intervaller</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with yes or no, or a choice</source>
        <comment>questions</comment>
        <translation>
            <numerusform>%n med ja, nej eller et valg</numerusform>
            <numerusform>%n med ja, nej eller et valg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not at all</source>
        <comment>questions</comment>
        <translation>
            <numerusform>%n slet ikke</numerusform>
            <numerusform>%n slet ikke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n spørgsmål</numerusform>
            <numerusform>%n spørgsmål</numerusform>
        </translation>
    </message>
    <message>
        <source>Number of cases</source>
        <translation>Antal sager</translation>
    </message>
    <message>
        <source>Handed over to the police</source>
        <translation>Overdraget til politiet</translation>
    </message>
    <message>
        <source>Age under and over 18</source>
        <translation>Alder under og over 18</translation>
    </message>
    <message>
        <source>Inside or outside the area of authority</source>
        <translation>Inden for eller uden for myndighedsområdet</translation>
    </message>
    <message>
        <source>Kinds of cases</source>
        <translation>Sagstyper</translation>
    </message>
    <message>
        <source>Gender of the persons in focus</source>
        <translation>Køn på personerne i fokus</translation>
    </message>
    <message>
        <source>Age of the persons in focus when the concern was received</source>
        <translation>Alder på personerne i fokus, da henvendelsen blev modtaget</translation>
    </message>
    <message>
        <source>Whether the case is about one person, a family or a group</source>
        <translation>Om sagen handler om én person, en familie eller en gruppe</translation>
    </message>
    <message>
        <source>Offers used</source>
        <translation>Anvendte tilbud</translation>
    </message>
    <message>
        <source>Ordinary or tailored offers</source>
        <translation>Ordinære eller skræddersyede tilbud</translation>
    </message>
    <message>
        <source>Level of prevention</source>
        <translation>Niveau i forebyggelsen</translation>
    </message>
    <message>
        <source>Whom the work was aimed at</source>
        <translation>Hvem indsatsen var rettet mod</translation>
    </message>
    <message>
        <source>Success criteria</source>
        <translation>Succeskriterier</translation>
    </message>
    <message>
        <source>Systematic follow-up</source>
        <translation>Systematisk opfølgning</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>Barrierer</translation>
    </message>
    <message>
        <source>Close without changing anything</source>
        <translation>Luk uden at ændre noget</translation>
    </message>
    <message>
        <source>Is this an older copy of the register?</source>
        <translation>Er dette en ældre kopi af registret?</translation>
    </message>
    <message numerus="yes">
        <source>This computer remembers %n event(s) that the register does not hold. Most often an older copy of the register was put back: by the IT department, by a program that copies files, or by hand. What was written in between is then not in it.</source>
        <translation>
            <numerusform>Denne computer husker %n hændelse, som mangler i registret. Som regel er en ældre kopi af registret lagt tilbage af it-afdelingen, af et program, der kopierer filer, eller af dig selv eller en kollega. Det, der er skrevet ind imellem, er så ikke med.</numerusform>
            <numerusform>Denne computer husker %n hændelser, som mangler i registret. Som regel er en ældre kopi af registret lagt tilbage af it-afdelingen, af et program, der kopierer filer, eller af dig selv eller en kollega. Det, der er skrevet ind imellem, er så ikke med.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last event in the register</source>
        <translation>Seneste hændelse i registret</translation>
    </message>
    <message>
        <source>Last event this computer knows of</source>
        <translation>Seneste hændelse, som denne computer kender</translation>
    </message>
    <message>
        <source>Have two copies of the register been used?</source>
        <translation>Er der arbejdet i to kopier af registret?</translation>
    </message>
    <message>
        <source>The register and this computer remember different events. Most often two copies of the same register were worked in, each on its own. What was written in the other copy is not in this one.</source>
        <translation>Det, der står i registret, passer ikke med det, denne computer husker. Som regel er der arbejdet hver for sig i to kopier af det samme register. Det, der er skrevet i den anden kopi, er ikke i denne.</translation>
    </message>
    <message>
        <source>Why is something missing?</source>
        <translation>Hvorfor mangler der noget?</translation>
    </message>
    <message>
        <source>Go on with this copy</source>
        <translation>Fortsæt med denne kopi</translation>
    </message>
    <message>
        <source>What is missing stays missing. The reason is written in the register&apos;s log, and the question does not come again.</source>
        <translation>Det, der mangler, kommer ikke tilbage. Grunden skrives i registrets log, og du bliver ikke spurgt igen.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ved ikke</translation>
    </message>
    <message>
        <source>No good backup was found in the register&apos;s folder. You can choose a file.</source>
        <translation>Der er ingen god sikkerhedskopi i registrets mappe. Du kan vælge en fil.</translation>
    </message>
    <message>
        <source>The latest good backup is from {time}.</source>
        <translation>Den seneste gode sikkerhedskopi er fra {time}.</translation>
    </message>
    <message>
        <source>The latest good backup is from {time}. It is newer than the register is now, and gives back what was written until then.</source>
        <translation>Den seneste gode sikkerhedskopi er fra {time}. Den er nyere end registret, som det er nu, og indeholder det, der var skrevet indtil da.</translation>
    </message>
    <message>
        <source>The latest good backup in the register&apos;s folder is from {time}, and not newer than the register is now. Look for a newer one on a USB stick or a network drive.</source>
        <translation>Den seneste gode sikkerhedskopi i registrets mappe er fra {time} og ikke nyere, end registret er nu. Se efter en nyere på et USB-drev eller et netværksdrev.</translation>
    </message>
    <message>
        <source>Nothing is missing for the survey sheet in this period.</source>
        <translation>Intet mangler til svararket i denne periode.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <comment>rows of a list</comment>
        <translation>
            <numerusform>Vis den ene</numerusform>
            <numerusform>Vis alle %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n that lack an answer</source>
        <comment>records or questions</comment>
        <translation>
            <numerusform>Vis den ene, der mangler et svar</numerusform>
            <numerusform>Vis alle %n, der mangler et svar</numerusform>
        </translation>
    </message>
    <message>
        <source>form of extremism not stated</source>
        <translation>form for ekstremisme ikke oplyst</translation>
    </message>
    <message>
        <source>form of extremism not yet clarified</source>
        <translation>form for ekstremisme endnu ikke afklaret</translation>
    </message>
    <message>
        <source>inside or outside the area of authority not stated</source>
        <translation>inden for/uden for myndighedsområdet ikke oplyst</translation>
    </message>
    <message>
        <source>primary or non-primary not stated</source>
        <translation>primær/ikke-primær ikke oplyst</translation>
    </message>
    <message>
        <source>primary or non-primary not clarified</source>
        <translation>primær/ikke-primær ikke afklaret</translation>
    </message>
    <message>
        <source>area of authority or primacy not stated on the last day</source>
        <translation>myndighedsområde eller primær/ikke-primær ikke oplyst den sidste dag</translation>
    </message>
    <message>
        <source>no person in focus</source>
        <translation>ingen borger i fokus</translation>
    </message>
    <message>
        <source>age unknown</source>
        <translation>alder ukendt</translation>
    </message>
    <message>
        <source>gender unknown</source>
        <translation>køn ukendt</translation>
    </message>
    <message>
        <source>affiliation not stated</source>
        <translation>tilknytning ikke oplyst</translation>
    </message>
    <message>
        <source>kind of affiliation not stated</source>
        <translation>tilknytningens art ikke oplyst</translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation>ikke afgjort endnu</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>ikke besvaret</translation>
    </message>
    <message>
        <source>Preview of the paper</source>
        <translation>Papiret, som det kommer til at se ud</translation>
    </message>
    <message>
        <source>Preview of the paper, page {page} of {pages}</source>
        <translation>Papiret, som det kommer til at se ud, side {page} af {pages}</translation>
    </message>
    <message>
        <source>Inside the authority area</source>
        <translation>Inden for myndighedsområdet</translation>
    </message>
    <message>
        <source>Outside the authority area</source>
        <translation>Uden for myndighedsområdet</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>several</comment>
        <translation>Åbne</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>several</comment>
        <translation>Lukkede</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Ikke startet</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>I gang</translation>
    </message>
    <message>
        <source>Finally closed</source>
        <translation>Endeligt lukket</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Slettet</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Foreslået</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Tilbudt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Takket ja</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>I gang</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Takket nej</translation>
    </message>
    <message>
        <source>Offer</source>
        <comment>deed</comment>
        <translation>Tilbyd</translation>
    </message>
    <message>
        <source>Accepted …</source>
        <translation>Takket ja …</translation>
    </message>
    <message>
        <source>Declined by …</source>
        <translation>Takket nej …</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Afslut</translation>
    </message>
    <message>
        <source>Break off</source>
        <translation>Afbryd</translation>
    </message>
    <message>
        <source>Saved as a file</source>
        <translation>Gemt som fil</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Fortalt</translation>
    </message>
    <message>
        <source>it is a working note</source>
        <translation>det er et arbejdsnotat</translation>
    </message>
    <message>
        <source>papers are kept for a limited time</source>
        <translation>papirer gemmes i en begrænset tid</translation>
    </message>
    <message>
        <source>the concern was unfounded</source>
        <translation>henvendelsen var ubegrundet</translation>
    </message>
    <message>
        <source>the concern was passed on</source>
        <translation>henvendelsen blev sendt videre</translation>
    </message>
    <message>
        <source>the case of an adult was closed</source>
        <translation>sagen om en voksen blev lukket</translation>
    </message>
    <message>
        <source>the case of a citizen under 18 was closed</source>
        <translation>sagen om en borger under 18 blev lukket</translation>
    </message>
    <message>
        <source>the citizen turns 20</source>
        <translation>borgeren fylder 20</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Vælg …</translation>
    </message>
    <message>
        <source>{label} (no longer in use)</source>
        <translation>{label} (bruges ikke længere)</translation>
    </message>
    <message>
        <source>Chosen: {labels}</source>
        <translation>Valgt: {labels}</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Intet valgt</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Ved ikke</translation>
    </message>
    <message>
        <source>Working notes</source>
        <translation>Arbejdsnotater</translation>
    </message>
    <message>
        <source>Decided</source>
        <comment>several</comment>
        <translation>Afgjorte</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Afgjort</translation>
    </message>
    <message>
        <source>Under inquiry</source>
        <translation>Undersøges</translation>
    </message>
    <message>
        <source>To be discussed</source>
        <translation>Skal drøftes</translation>
    </message>
    <message>
        <source>Counted without a name</source>
        <translation>Talt uden navn</translation>
    </message>
    <message>
        <source>e.g. {date}</source>
        <translation>fx {date}</translation>
    </message>
    <message>
        <source>12.5.2026</source>
        <translation>12.5.2026</translation>
    </message>
    <message>
        <source>Choose from a calendar</source>
        <translation>Vælg i en kalender</translation>
    </message>
    <message>
        <source>This must be filled in.</source>
        <translation>Skal udfyldes.</translation>
    </message>
    <message>
        <source>The date lies in the future. Write a date up to today.</source>
        <translation>Datoen ligger i fremtiden. Skriv en dato til og med i dag.</translation>
    </message>
    <message>
        <source>The date has passed. Write today&apos;s date or a later one.</source>
        <translation>Datoen er passeret. Skriv dagen i dag eller en senere dato.</translation>
    </message>
    <message>
        <source>The date lies before the case was opened. Write a date from the opening on.</source>
        <translation>Datoen ligger før, sagen blev oprettet. Skriv en dato fra oprettelsen og frem.</translation>
    </message>
    <message>
        <source>The date lies before the start. Write a date from the start on.</source>
        <translation>Datoen ligger før begyndelsen. Skriv en dato fra begyndelsen og frem.</translation>
    </message>
    <message>
        <source>The date lies before the concern was received. Write that date or a later one.</source>
        <translation>Datoen ligger før, henvendelsen blev modtaget. Skriv den dato eller en senere.</translation>
    </message>
    <message>
        <source>The date is too late. Write an earlier date.</source>
        <translation>Datoen er for sen. Skriv en tidligere dato.</translation>
    </message>
    <message>
        <source>The text is too long. Make it shorter.</source>
        <translation>Teksten er for lang. Gør den kortere.</translation>
    </message>
    <message>
        <source>This is not a date. Write for example 12.5.2026.</source>
        <translation>Det er ikke en dato. Skriv for eksempel 12.5.2026.</translation>
    </message>
    <message>
        <source>This is not a number. Write it with digits.</source>
        <translation>Det er ikke et tal. Skriv det med cifre.</translation>
    </message>
    <message>
        <source>This choice is not in the list. Choose one from the list.</source>
        <translation>Valget står ikke på listen. Vælg et fra listen.</translation>
    </message>
    <message>
        <source>This choice is no longer in use. Choose one from the list.</source>
        <translation>Valget bruges ikke længere. Vælg et fra listen.</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>Skriv begrundelsen.</translation>
    </message>
    <message>
        <source>This choice needs a few words. Write them beside it.</source>
        <translation>Dette valg kræver et par ord. Skriv dem ved siden af.</translation>
    </message>
    <message>
        <source>A decision is missing. Make it first.</source>
        <translation>Der mangler en beslutning. Træf den først.</translation>
    </message>
    <message>
        <source>This looks like a CPR number. Remove it.</source>
        <translation>Det ligner et CPR-nummer. Fjern det.</translation>
    </message>
    <message>
        <source>The register must not be used for this. Ask the DPO.</source>
        <translation>Registret må ikke bruges til det. Spørg DPO&apos;en.</translation>
    </message>
    <message>
        <source>This is the same person twice. Choose another one.</source>
        <translation>Det er samme person to gange. Vælg en anden.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) must be corrected before this can be saved.</source>
        <translation>
            <numerusform>%n felt skal rettes, før det kan gemmes.</numerusform>
            <numerusform>%n felter skal rettes, før det kan gemmes.</numerusform>
        </translation>
    </message>
    <message>
        <source>This record is no longer in the register. Go back and refresh the list.</source>
        <translation>Dette findes ikke længere i registret. Gå tilbage, og opdatér listen.</translation>
    </message>
    <message>
        <source>The file could not be saved in that folder. Choose another folder and try again.</source>
        <translation>Filen kunne ikke gemmes i den mappe. Vælg en anden mappe, og prøv igen.</translation>
    </message>
    <message>
        <source>The printer did not take the paper. Check the printer and print again.</source>
        <translation>Printeren tog ikke imod papiret. Se til printeren, og print igen.</translation>
    </message>
    <message>
        <source>The passphrase is too easy to guess: common words, names, dates and patterns are tried first. Add words that nobody expects together, or use the five words.</source>
        <translation>Adgangskoden er for let at gætte: almindelige ord, navne, datoer og mønstre prøves først. Tilføj ord, som ingen ville sætte sammen, eller brug de fem ord.</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase is too short. Use the five words, or at least %n character(s) of your own.</source>
        <translation>
            <numerusform>Adgangskoden er for kort. Brug de fem ord eller mindst %n tegn af dine egne.</numerusform>
            <numerusform>Adgangskoden er for kort. Brug de fem ord eller mindst %n tegn af dine egne.</numerusform>
        </translation>
    </message>
    <message>
        <source>A group of the recovery key is missing. It has nine groups of four characters.</source>
        <translation>Der mangler en gruppe i nødnøglen. Den har ni grupper på fire tegn.</translation>
    </message>
    <message>
        <source>Group {group} does not fit. Compare it with the sheet.</source>
        <translation>Gruppe {group} passer ikke. Sammenlign den med arket.</translation>
    </message>
    <message>
        <source>A character is missing in group {group}. Compare it with the sheet.</source>
        <translation>Der mangler et tegn i gruppe {group}. Sammenlign den med arket.</translation>
    </message>
    <message>
        <source>There is a character too many in group {group}. Compare it with the sheet.</source>
        <translation>Der er et tegn for meget i gruppe {group}. Sammenlign den med arket.</translation>
    </message>
    <message>
        <source>There is a group too many: number {group}. Delete it.</source>
        <translation>Der er en gruppe for meget: nummer {group}. Slet den.</translation>
    </message>
    <message numerus="yes">
        <source>The register can have %n key(s), and all are in use. Remove one first.</source>
        <translation>
            <numerusform>Registret kan have %n nøgle, og den er i brug. Fjern den først.</numerusform>
            <numerusform>Registret kan have %n nøgler, og alle er i brug. Fjern en først.</numerusform>
        </translation>
    </message>
    <message>
        <source>You opened the register with this key, so it cannot be removed now. Unlock with another passphrase or the recovery key, or change the passphrase.</source>
        <translation>Du har åbnet registret med denne nøgle, så den kan ikke fjernes nu. Lås op med en anden adgangskode eller nødnøglen, eller skift adgangskoden.</translation>
    </message>
    <message>
        <source>Nobody could open the register with a passphrase any more. Add a key holder first.</source>
        <translation>Så kan ingen længere åbne registret med en adgangskode. Tilføj en nøgleholder først.</translation>
    </message>
    <message>
        <source>Without a recovery key the register can be lost when a passphrase is forgotten. Make a new recovery key instead; the old one then no longer opens the register.</source>
        <translation>Uden nødnøgle kan registret gå tabt, når en adgangskode bliver glemt. Lav en ny nødnøgle i stedet; så åbner den gamle ikke længere registret.</translation>
    </message>
    <message numerus="yes">
        <source>The register&apos;s log has been altered at %n place(s), so the keys were not changed. Restore a backup, or ask the IT department.</source>
        <translation>
            <numerusform>Registrets log er ændret %n sted. Nøglerne er derfor ikke skiftet. Gendan en sikkerhedskopi, eller spørg it-afdelingen.</numerusform>
            <numerusform>Registrets log er ændret %n steder. Nøglerne er derfor ikke skiftet. Gendan en sikkerhedskopi, eller spørg it-afdelingen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The computer has too little free memory to open the register ({size} MB are needed). Close other programs and try again.</source>
        <translation>Computeren har for lidt ledig hukommelse til at åbne registret (der skal bruges {size} MB). Luk andre programmer, og prøv igen.</translation>
    </message>
    <message>
        <source>Somebody or something has changed the key file. Fetch it from a backup and tell the IT department.</source>
        <translation>Nogen eller noget har ændret nøglefilen. Hent den fra en sikkerhedskopi, og sig det til it-afdelingen.</translation>
    </message>
    <message>
        <source>The key file is damaged. Fetch it from a backup.</source>
        <translation>Nøglefilen er beskadiget. Hent den fra en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>The file {file} is missing from the register&apos;s folder. Put it back or restore a backup.</source>
        <translation>Filen {file} mangler i registrets mappe. Læg den tilbage, eller gendan en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>A newer version of the program has worked in this register. Install the newer version.</source>
        <translation>En nyere udgave af programmet har arbejdet i dette register. Installér den nyere udgave.</translation>
    </message>
    <message>
        <source>The disk reports a fault ({name}). What was saved is safe. Check the disk or the connection and try again.</source>
        <translation>Disken melder fejl ({name}). Det, der var gemt, er i behold. Se til disken eller forbindelsen, og prøv igen.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are missing from this register: it may be an older copy. Find the latest copy or restore a backup.</source>
        <translation>
            <numerusform>%n hændelse mangler i dette register: det kan være en ældre kopi. Find den seneste kopi, eller gendan en sikkerhedskopi.</numerusform>
            <numerusform>%n hændelser mangler i dette register: det kan være en ældre kopi. Find den seneste kopi, eller gendan en sikkerhedskopi.</numerusform>
        </translation>
    </message>
    <message>
        <source>This note is more than a day old and stays as it is. Write an addendum instead.</source>
        <translation>Notatet er mere end et døgn gammelt og bliver, som det er. Skriv en tilføjelse i stedet.</translation>
    </message>
    <message>
        <source>This case is closed. Choose why you need to open it.</source>
        <translation>Denne sag er lukket. Vælg, hvorfor du har brug for at åbne den.</translation>
    </message>
    <message>
        <source>Somebody or something has changed this backup, so it is not used. Choose another backup and tell the IT department.</source>
        <translation>Nogen eller noget har ændret denne sikkerhedskopi, så den bruges ikke. Vælg en anden, og sig det til it-afdelingen.</translation>
    </message>
    <message>
        <source>This backup is damaged and is not used. Choose another backup.</source>
        <translation>Denne sikkerhedskopi er beskadiget og bruges ikke. Vælg en anden.</translation>
    </message>
    <message>
        <source>It is not certain here what was deleted after {day}, so some of it may come back with this backup. If the register&apos;s own folder still exists, restore the backup there. Otherwise choose another backup, or accept it and delete again yourself.</source>
        <translation>Det er ikke sikkert her, hvad der er slettet efter {day}, så noget af det kan komme tilbage med denne sikkerhedskopi. Findes registrets egen mappe endnu, så gendan sikkerhedskopien der. Ellers vælg en anden sikkerhedskopi, eller acceptér det, og slet det selv igen.</translation>
    </message>
    <message>
        <source>This backup from {day} is older than the last change of keys. Type the passphrase or the recovery key of that time.</source>
        <translation>Denne sikkerhedskopi fra {day} er taget, før nøglerne sidst blev skiftet. Skriv adgangskoden eller nødnøglen fra dengang.</translation>
    </message>
    <message>
        <source>The passphrase does not fit. Check capital letters and try again.</source>
        <translation>Adgangskoden passer ikke. Tjek store bogstaver, og prøv igen.</translation>
    </message>
    <message>
        <source>The recovery key has a typing mistake. Compare it with the sheet, group by group.</source>
        <translation>Der er en tastefejl i nødnøglen. Sammenlign den med arket, gruppe for gruppe.</translation>
    </message>
    <message>
        <source>Somebody with this name can open the register already. Write another name.</source>
        <translation>Der er allerede en nøgleholder med dette navn. Skriv et andet navn.</translation>
    </message>
    <message>
        <source>This passphrase opens the register already. Choose a new one.</source>
        <translation>Denne adgangskode åbner allerede registret. Vælg en ny.</translation>
    </message>
    <message>
        <source>The key file asks for an unsafe protection and is not used. Fetch it from a backup.</source>
        <translation>Nøglefilen beder om en usikker beskyttelse og bruges ikke. Hent den fra en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>The key file is missing from the register&apos;s folder. Fetch it from a backup.</source>
        <translation>Nøglefilen mangler i registrets mappe. Hent den fra en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>The key file in this folder belongs to another register. Put this register&apos;s own key file back, or restore a backup.</source>
        <translation>Nøglefilen i denne mappe hører til et andet register. Læg registrets egen nøglefil tilbage, eller gendan en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>There is no register in this folder. Choose the folder that holds it.</source>
        <translation>Der er intet register i denne mappe. Vælg den mappe, det ligger i.</translation>
    </message>
    <message>
        <source>The register&apos;s file was cut off or extended. Restore a backup.</source>
        <translation>Registrets fil er blevet skåret af eller forlænget. Gendan en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>The register&apos;s file is damaged. Restore a backup.</source>
        <translation>Registrets fil er beskadiget. Gendan en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>The register is open in another window or program. Close it there first.</source>
        <translation>Registret er åbent i et andet vindue eller program. Luk det der først.</translation>
    </message>
    <message>
        <source>The register&apos;s folder cannot be written. Ask the IT department for the right to write there.</source>
        <translation>Der kan ikke skrives i registrets mappe. Bed it-afdelingen om ret til at skrive der.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again; nothing is lost.</source>
        <translation>Disken er fuld. Skaf plads, og prøv igen; intet er tabt.</translation>
    </message>
    <message>
        <source>There is a register in this folder already. Open it, or choose another folder.</source>
        <translation>Der er allerede et register i denne mappe. Åbn det, eller vælg en anden mappe.</translation>
    </message>
    <message>
        <source>There are other files in this folder. Choose an empty or a new folder.</source>
        <translation>Der ligger andre filer i denne mappe. Vælg en tom eller en ny mappe.</translation>
    </message>
    <message>
        <source>There can be no folder with this name. Choose another folder.</source>
        <translation>Der kan ikke være en mappe med dette navn. Vælg en anden mappe.</translation>
    </message>
    <message>
        <source>The register&apos;s file was replaced by another while it was open. Lock the program and see which file is the right one.</source>
        <translation>Registrets fil blev skiftet ud, mens registret var åbent. Lås programmet, og find ud af, hvilken fil der er den rigtige.</translation>
    </message>
    <message>
        <source>This file is not a backup of a register, or cannot be read. Choose a file named after a day, such as 2026-11-21_1630.zip.</source>
        <translation>Filen er ikke en sikkerhedskopi af et register eller kan ikke læses. Vælg en fil, hvis navn begynder med en dato, for eksempel 2026-11-21_1630.zip.</translation>
    </message>
    <message>
        <source>This folder holds a backup that was unpacked. It cannot be worked in. Choose the ZIP file itself and restore it.</source>
        <translation>Mappen rummer en sikkerhedskopi, der er pakket ud. Du kan ikke arbejde i den. Vælg selve zip-filen, og gendan den.</translation>
    </message>
    <message>
        <source>This opens the backup, but not the register it is to be restored into. Type what opens the register today, or restore into a new folder.</source>
        <translation>Det, du har skrevet, åbner sikkerhedskopien, men ikke det register, den skal gendannes i. Skriv det, der åbner registret i dag, eller gendan i en ny mappe.</translation>
    </message>
    <message>
        <source>The second place for backups is not there. Put the drive in or connect the network drive, or choose another place.</source>
        <translation>Det ekstra sted til sikkerhedskopier kan ikke findes. Sæt drevet i, forbind netværksdrevet, eller vælg et andet sted.</translation>
    </message>
    <message>
        <source>The second place for backups must not lie in the register&apos;s own folder: both could be lost at once. Choose another drive or a network drive.</source>
        <translation>Det ekstra sted til sikkerhedskopier må ikke ligge i registrets egen mappe, for så kan begge dele gå tabt på én gang. Vælg et andet drev eller et netværksdrev.</translation>
    </message>
    <message>
        <source>This is the last good backup. Take a new one before you delete it.</source>
        <translation>Dette er den sidste gode sikkerhedskopi. Tag en ny, før du sletter den.</translation>
    </message>
    <message>
        <source>Two copies of this register have been worked in. Find out which is the right one before you go on.</source>
        <translation>Der er arbejdet i to kopier af dette register. Find ud af, hvilken der er den rigtige, før du fortsætter.</translation>
    </message>
    <message>
        <source>{label} (optional)</source>
        <translation>{label} (valgfrit)</translation>
    </message>
    <message>
        <source>Must be filled in.</source>
        <translation>Skal udfyldes.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbejder</translation>
    </message>
    <message>
        <source>This takes a moment …</source>
        <translation>Det tager et øjeblik …</translation>
    </message>
    <message>
        <source>Take a backup now</source>
        <translation>Tag en sikkerhedskopi nu</translation>
    </message>
    <message>
        <source>Taking a backup</source>
        <translation>Tager en sikkerhedskopi</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>Der er ingen sikkerhedskopier endnu.</translation>
    </message>
    <message>
        <source>Delete this backup …</source>
        <translation>Slet denne sikkerhedskopi …</translation>
    </message>
    <message>
        <source>Go to the restore …</source>
        <translation>Gå til gendannelse …</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Sådan står det til</translation>
    </message>
    <message>
        <source>The program takes a backup by itself: when the register is opened for the first time in a day, and when work pauses. Each one is checked and read back. It is encrypted, and the passphrase of that day opens it.</source>
        <translation>Programmet tager selv sikkerhedskopier: når registret åbnes første gang hver dag, og i pauser i arbejdet. Hver kopi kontrolleres og læses tilbage. Den er krypteret og åbnes med adgangskoden fra den dag.</translation>
    </message>
    <message>
        <source>The backups there are</source>
        <translation>Gemte sikkerhedskopier</translation>
    </message>
    <message>
        <source>Restore, or try it</source>
        <translation>Gendan, eller prøv en gendannelse</translation>
    </message>
    <message>
        <source>A restore is done in the window where you unlock, and can be tried there without changing anything: the whole backup is opened, checked and counted. The register is locked; what you have typed is kept. Try it once in a while.</source>
        <translation>Du gendanner i vinduet, hvor du låser op, og kan prøve det der uden at ændre noget: hele sikkerhedskopien åbnes, kontrolleres og tælles op. Registret låses; det, du har skrevet, bliver gemt. Prøv det en gang imellem.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Hvor</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>about a backup</comment>
        <translation>Bemærkning</translation>
    </message>
    <message>
        <source>No backup has been taken yet.</source>
        <translation>Der er ikke taget nogen sikkerhedskopi endnu.</translation>
    </message>
    <message>
        <source>Latest backup {when}, checked and read back.</source>
        <translation>Seneste sikkerhedskopi {when}, kontrolleret og læst tilbage.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n that is due …</source>
        <comment>backups</comment>
        <translation>
            <numerusform>Slet %n, der er udløbet …</numerusform>
            <numerusform>Slet %n, der er udløbet …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n that an earlier passphrase opens …</source>
        <comment>backups</comment>
        <translation>
            <numerusform>Slet %n, som en tidligere adgangskode åbner …</numerusform>
            <numerusform>Slet %n, som en tidligere adgangskode åbner …</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the backup of {date}?</source>
        <translation>Slet sikkerhedskopien fra {date}?</translation>
    </message>
    <message>
        <source>It cannot be brought back. That it was deleted is logged.</source>
        <translation>Den kan ikke hentes tilbage. Sletningen skrives i loggen.</translation>
    </message>
    <message>
        <source>Delete the backup</source>
        <translation>Slet sikkerhedskopien</translation>
    </message>
    <message>
        <source>They are older than backups are kept.</source>
        <translation>De har ligget længere, end sikkerhedskopier gemmes.</translation>
    </message>
    <message>
        <source>Somebody who has left and remembers their passphrase could open them.</source>
        <translation>En, der er stoppet og husker sin adgangskode, kan åbne dem.</translation>
    </message>
    <message>
        <source>They cannot be brought back. That they were deleted is logged.</source>
        <translation>De kan ikke hentes tilbage. Sletningen skrives i loggen.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)?</source>
        <translation>
            <numerusform>Slet %n sikkerhedskopi?</numerusform>
            <numerusform>Slet %n sikkerhedskopier?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation>
            <numerusform>%n sikkerhedskopi er slettet.</numerusform>
            <numerusform>%n sikkerhedskopier er slettet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>Ekstra sted</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Denne computer</translation>
    </message>
    <message>
        <source>Damaged: cannot be restored</source>
        <translation>Beskadiget: kan ikke gendannes</translation>
    </message>
    <message>
        <source>Due for deletion</source>
        <translation>Skal slettes</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Fjern beskeden</translation>
    </message>
    <message>
        <source>The program made a mistake and stopped what it was doing. What was saved is safe. Tell the IT department: {report}</source>
        <translation>Programmet lavede en fejl og stoppede det, det var i gang med. Det, der var gemt, er i behold. Sig det til it-afdelingen: {report}</translation>
    </message>
    <message>
        <source>should have been done before today</source>
        <comment>after a number</comment>
        <translation>skulle være gjort før i dag</translation>
    </message>
    <message>
        <source>to do today</source>
        <comment>after a number</comment>
        <translation>skal gøres i dag</translation>
    </message>
    <message>
        <source>to do in the next 14 days</source>
        <comment>after a number</comment>
        <translation>skal gøres de næste 14 dage</translation>
    </message>
    <message>
        <source>begun and not saved</source>
        <comment>after a number</comment>
        <translation>begyndt og ikke gemt</translation>
    </message>
    <message>
        <source>waiting for a decision</source>
        <comment>after a number</comment>
        <translation>venter på en beslutning</translation>
    </message>
    <message>
        <source>due for deletion within 30 days</source>
        <comment>after a number</comment>
        <translation>skal slettes inden for 30 dage</translation>
    </message>
    <message>
        <source>Feedback is due</source>
        <translation>Tilbagemelding ventes</translation>
    </message>
    <message>
        <source>Resume or close</source>
        <translation>Genoptag eller luk</translation>
    </message>
    <message>
        <source>The working note ends</source>
        <translation>Arbejdsnotatet udløber</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Udkast</translation>
    </message>
    <message>
        <source>Is it to be registered?</source>
        <translation>Skal det registreres?</translation>
    </message>
    <message>
        <source>Which form of extremism?</source>
        <translation>Hvilken form for ekstremisme?</translation>
    </message>
    <message>
        <source>Primary or non-primary?</source>
        <translation>Primær eller ikke-primær?</translation>
    </message>
    <message>
        <source>The concern is due for deletion</source>
        <translation>Henvendelsen skal slettes</translation>
    </message>
    <message>
        <source>The case is due for deletion</source>
        <translation>Sagen skal slettes</translation>
    </message>
    <message>
        <source>{start} – {end}</source>
        <translation>{start} – {end}</translation>
    </message>
    <message>
        <source>It is about the sheet for {period}.</source>
        <translation>Det tidligere ark gælder {period}.</translation>
    </message>
    <message>
        <source>It is about the sheet for {period}, which left on {date}.</source>
        <translation>Det tidligere ark gælder {period} og blev udleveret {date}.</translation>
    </message>
    <message>
        <source>Yes/no sheet</source>
        <translation>Ja/nej-ark</translation>
    </message>
    <message>
        <source>Interval sheet</source>
        <translation>Intervalark</translation>
    </message>
    <message>
        <source>Strict sheet</source>
        <translation>Strengt ark</translation>
    </message>
    <message>
        <source>There are fewer than five cases in the period. A breakdown could point to persons whom somebody knows, so only the first question is answered.</source>
        <translation>Der er færre end fem sager i perioden. En opdeling kunne pege på personer, som nogen kender. Derfor besvares kun det første spørgsmål.</translation>
    </message>
    <message>
        <source>There are fewer than five concerns in the period. A breakdown could point to persons whom somebody knows.</source>
        <translation>Der er færre end fem henvendelser i perioden. En opdeling kunne pege på personer, som nogen kender.</translation>
    </message>
    <message>
        <source>Together with the other figures on the sheet, a more exact figure could give somebody away.</source>
        <translation>Sammen med de andre tal på arket kunne et mere nøjagtigt tal afsløre nogen.</translation>
    </message>
    <message>
        <source>A small number is about few people. So the sheet does not say which number it is.</source>
        <translation>Et lille tal handler om få mennesker. Derfor siger arket ikke, hvilket tal det er.</translation>
    </message>
    <message>
        <source>There was no time left to check whether a more exact figure gives somebody away, so the sheet says no more.</source>
        <translation>Der var ikke tid til at prøve, om et mere nøjagtigt tal afslører nogen. Derfor siger arket ikke mere.</translation>
    </message>
    <message>
        <source>No sheet is made. Fewer than five cases have come or gone since an earlier sheet whose period overlaps this one. Held against each other, the two sheets would tell about exactly those. Use the period of that sheet again and get the same answers, wait until it is at least five cases, or choose a period that no earlier sheet overlaps.</source>
        <translation>Der laves intet ark. Færre end fem sager er kommet til eller faldet fra siden et tidligere ark, hvis periode overlapper denne. Holdt man de to ark op mod hinanden, ville de fortælle om netop de sager. Brug det tidligere arks periode igen, så får du de samme svar. Eller vent, til det er mindst fem sager, eller vælg en periode, som intet tidligere ark overlapper.</translation>
    </message>
    <message>
        <source>No sheet is made. The register no longer fits an earlier sheet, so a new one cannot be held against it. Use the period of that sheet again, or choose a period that no earlier sheet overlaps.</source>
        <translation>Der laves intet ark. Registret passer ikke længere med et tidligere ark, så et nyt kan ikke holdes op mod det. Brug det tidligere arks periode igen, eller vælg en periode, som intet tidligere ark overlapper.</translation>
    </message>
    <message>
        <source>The sheet does not leave. The rules of protection have changed since it was counted. Count again.</source>
        <translation>Arket udleveres ikke. Reglerne for beskyttelse er ændret, efter at det blev talt op. Tæl igen.</translation>
    </message>
    <message>
        <source>No sheet is made. The list of what has left is damaged, and without it a new sheet cannot be held against the earlier ones. Restore a backup, or tell the IT department.</source>
        <translation>Der laves intet ark. Listen over udleverede ark er beskadiget, og uden den kan et nyt ark ikke holdes op mod de tidligere. Gendan en sikkerhedskopi, eller sig det til it-afdelingen.</translation>
    </message>
    <message>
        <source>No sheet is made. The part of the program that checks the figures failed. Count again. If it happens once more, tell the IT department.</source>
        <translation>Der laves intet ark. Den del af programmet, der prøver tallene, virkede ikke. Tæl igen. Sker det én gang til, så sig det til it-afdelingen.</translation>
    </message>
    <message>
        <source>This kind of sheet says no more. Other kinds stand under “More kinds of sheet”.</source>
        <translation>Denne slags ark siger ikke mere. De andre står under »Flere slags ark«.</translation>
    </message>
    <message>
        <source>Everything this table could say stands in the other tables, so it is left out.</source>
        <translation>Alt, hvad denne tabel kunne sige, står i de andre tabeller, så den er udeladt.</translation>
    </message>
    <message>
        <source>There are no cases in the period, so there is nothing to break down.</source>
        <translation>Der er ingen sager i perioden og derfor intet at dele op.</translation>
    </message>
    <message>
        <source>The municipality has not answered this question. Answer it in the municipality profile, and it goes into the sheet.</source>
        <translation>Kommunen har ikke besvaret spørgsmålet. Svar i kommuneprofilen, så kommer det med på arket.</translation>
    </message>
    <message>
        <source>No sheet is made. The rules of protection on this computer protect less than the program allows. Ask the IT department to put the supplied rules back.</source>
        <translation>Der laves intet ark. Reglerne for beskyttelse på denne computer beskytter mindre, end programmet tillader. Bed it-afdelingen om at sætte de medfølgende regler ind igen.</translation>
    </message>
    <message>
        <source>No sheet is made. The rules of protection on this computer cannot be read. Ask the IT department to put the supplied rules back.</source>
        <translation>Der laves intet ark. Reglerne for beskyttelse på denne computer kan ikke læses. Bed it-afdelingen om at sætte de medfølgende regler ind igen.</translation>
    </message>
    <message>
        <source>The sheet does not leave. Since it was counted, another sheet has left or a case has been deleted, and that has not been taken into account. Count again.</source>
        <translation>Arket udleveres ikke. Siden det blev talt op, er et andet ark udleveret, eller en sag er slettet, og det er der ikke taget højde for. Tæl op igen.</translation>
    </message>
    <message>
        <source>No sheet is made. The program could not prove that the figures give nobody away. Choose a stricter sheet or another period.</source>
        <translation>Der laves intet ark. Programmet kunne ikke bevise, at tallene ikke afslører nogen. Vælg et strengere ark eller en anden periode.</translation>
    </message>
    <message>
        <source>No sheet is made. Holding it against the earlier sheets took too long. Choose a stricter sheet, or a period that overlaps fewer of them.</source>
        <translation>Der laves intet ark. Det tog for lang tid at holde det op mod de tidligere ark. Vælg et strengere ark eller en periode, der overlapper færre af dem.</translation>
    </message>
    <message>
        <source>This is a new key, because the sheet says something else now. Destroy the first sheet.</source>
        <translation>Dette er en ny nøgle, fordi der nu står noget andet på arket. Makulér det første ark.</translation>
    </message>
    <message>
        <source>The recovery key</source>
        <translation>Nødnøglen</translation>
    </message>
    <message>
        <source>The recovery key opens the register when a passphrase is forgotten or its holder is gone. Put the sheet in a sealed envelope and give it to your leader, who keeps it locked away. Nobody can reset a passphrase: without the passphrases and this sheet the register is lost.</source>
        <translation>Nødnøglen åbner registret, når en adgangskode er glemt, eller nøgleholderen er væk. Læg arket i en forseglet kuvert, og giv den til din leder, som låser den inde. Ingen kan nulstille en adgangskode: uden adgangskoder og uden dette ark er registret tabt.</translation>
    </message>
    <message>
        <source>Nine groups of four</source>
        <translation>Ni grupper på fire tegn</translation>
    </message>
    <message>
        <source>Print the sheet. Without a printer, write the nine groups down by hand, with their numbers: there is no 0 and no 1 among them, only the letters O and I. Do not photograph the key and do not save it on a computer.</source>
        <translation>Udskriv arket. Har du ingen printer, så skriv de ni grupper af med deres numre. Det, der ligner 0 og 1, er bogstaverne O og I. Tag ikke et billede af nøglen, og gem den ikke på en computer.</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>Udskriv arket</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>Jeg har den på papir</translation>
    </message>
    <message>
        <source>Type the recovery key</source>
        <translation>Skriv nødnøglen</translation>
    </message>
    <message>
        <source>Type the nine groups from your paper. It shows that the paper is right and can be read. Capital letters do not matter, and what looks like 0 and 1 are the letters O and I.</source>
        <translation>Skriv de ni grupper fra dit papir. Så ved du, at papiret er rigtigt og kan læses. Det er uden betydning, om du skriver store eller små bogstaver. Det, der ligner 0 og 1, er bogstaverne O og I.</translation>
    </message>
    <message>
        <source>Show the key again</source>
        <translation>Vis nøglen igen</translation>
    </message>
    <message>
        <source>The sheet could not be made.</source>
        <translation>Arket kunne ikke laves.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation>Der er ingen printer på denne computer.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Nødnøgle</translation>
    </message>
    <message>
        <source>The sheet is with the printer. Fetch it before you go on.</source>
        <translation>Arket er sendt til printeren. Hent det, før du går videre.</translation>
    </message>
    <message>
        <source>Write the nine groups down by hand, with their numbers.</source>
        <translation>Skriv de ni grupper af med deres numre.</translation>
    </message>
    <message>
        <source>This step is not possible as things stand now. Refresh the page to see what has changed.</source>
        <translation>Det kan ikke gøres, som tingene står nu. Opdatér siden for at se, hvad der er ændret.</translation>
    </message>
    <message>
        <source>Write the reason first.</source>
        <translation>Skriv begrundelsen først.</translation>
    </message>
    <message>
        <source>A case needs an initial assessment that finds the concern founded. Write it first.</source>
        <translation>En sag kræver en indledende vurdering, der finder bekymringen begrundet. Skriv den først.</translation>
    </message>
    <message>
        <source>A registration decision is missing. Decide first for each person in focus, and for each person who is named.</source>
        <translation>Der mangler en registreringsbeslutning. Træf den først for hver person i fokus og hver person, der er nævnt ved navn.</translation>
    </message>
    <message>
        <source>Write first to whom it is passed on, and what.</source>
        <translation>Skriv først, til hvem og hvad der gives videre.</translation>
    </message>
    <message>
        <source>The meeting needs a legal basis before somebody is named there.</source>
        <translation>Mødet kræver et grundlag, før nogen nævnes dér.</translation>
    </message>
    <message>
        <source>Choose the case first.</source>
        <translation>Vælg sagen først.</translation>
    </message>
    <message>
        <source>A case needs a concern. Choose it first.</source>
        <translation>En sag kræver en henvendelse. Vælg den først.</translation>
    </message>
    <message>
        <source>Say first whether it is a primary or a non-primary radicalisation case.</source>
        <translation>Angiv først, om det er en primær eller en ikke-primær radikaliseringssag.</translation>
    </message>
    <message>
        <source>The case needs an intervention, or a few words about following up without one.</source>
        <translation>Sagen kræver en indsats eller et par ord om opfølgning uden indsats.</translation>
    </message>
    <message>
        <source>Write first when it is expected to resume.</source>
        <translation>Skriv først, hvornår den ventes genoptaget.</translation>
    </message>
    <message>
        <source>Choose the result first.</source>
        <translation>Vælg resultatet først.</translation>
    </message>
    <message>
        <source>Say first who has accepted.</source>
        <translation>Angiv først, hvem der har sagt ja.</translation>
    </message>
    <message>
        <source>Interventions are still running. Say for each how it ended, then close the case.</source>
        <translation>Der er stadig indsatser i gang. Angiv for hver, hvordan den sluttede, og luk så sagen.</translation>
    </message>
    <message>
        <source>A case is on hold for at most six months. Write an earlier day.</source>
        <translation>En sag er højst sat i bero i seks måneder. Skriv en tidligere dag.</translation>
    </message>
    <message>
        <source>A case that has not started closes only as an error, after a move or after a death.</source>
        <translation>En sag, der ikke er startet, lukkes kun som fejloprettet, efter fraflytning eller dødsfald.</translation>
    </message>
    <message numerus="yes">
        <source>More than %n second(s) have passed. Make the change by hand.</source>
        <translation>
            <numerusform>Der er gået mere end %n sekund. Ret det selv.</numerusform>
            <numerusform>Der er gået mere end %n sekunder. Ret det selv.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something else has happened since. Make the change by hand instead.</source>
        <translation>Der er sket andet siden. Ret det selv i stedet.</translation>
    </message>
    <message>
        <source>The municipality&apos;s registration policy does not allow this.</source>
        <translation>Kommunens registreringspolitik tillader det ikke.</translation>
    </message>
    <message>
        <source>{date} at {time}</source>
        <translation>{date} kl. {time}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>i dag {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>i går {time}</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>kind of message</comment>
        <translation>Bemærk</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Vær opmærksom</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Ikke udført</translation>
    </message>
    <message>
        <source>Casework</source>
        <translation>Sagsbehandling</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Møde</translation>
    </message>
    <message>
        <source>A citizen&apos;s access</source>
        <translation>Indsigt</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>Tilsyn</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Name from the start</source>
        <translation>Navn fra start</translation>
    </message>
    <message>
        <source>Name when a measure is taken</source>
        <translation>Navn ved foranstaltning</translation>
    </message>
    <message>
        <source>Police only</source>
        <translation>Kun politiet</translation>
    </message>
    <message>
        <source>The IT department has restored the computer</source>
        <translation>It-afdelingen har gendannet computeren</translation>
    </message>
    <message>
        <source>I have put an older copy back myself</source>
        <translation>Jeg har selv lagt en ældre kopi tilbage</translation>
    </message>
    <message>
        <source>There were two copies, and this is the right one</source>
        <translation>Der var to kopier, og dette er den rigtige</translation>
    </message>
    <message>
        <source>I do not know. I will tell the DPO</source>
        <translation>Det ved jeg ikke. Jeg siger det til DPO&apos;en</translation>
    </message>
    <message>
        <source>In the folder:</source>
        <translation>I mappen:</translation>
    </message>
    <message>
        <source>Type of file:</source>
        <translation>Filtype:</translation>
    </message>
    <message>
        <source>This is an unpacked backup</source>
        <translation>Dette er en sikkerhedskopi, der er pakket ud</translation>
    </message>
    <message>
        <source>The key file is missing</source>
        <translation>Nøglefilen mangler</translation>
    </message>
    <message>
        <source>The key file is damaged</source>
        <translation>Nøglefilen er beskadiget</translation>
    </message>
    <message>
        <source>The key file belongs to another register</source>
        <translation>Nøglefilen hører til et andet register</translation>
    </message>
    <message>
        <source>The key file is not safe to use</source>
        <translation>Nøglefilen er ikke sikker at bruge</translation>
    </message>
    <message>
        <source>The register&apos;s file is missing</source>
        <translation>Registrets fil mangler</translation>
    </message>
    <message>
        <source>What can be read</source>
        <translation>Det, der kan læses</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Gendan en sikkerhedskopi</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kontrollér igen</translation>
    </message>
    <message>
        <source>The way back</source>
        <translation>Sådan kommer du videre</translation>
    </message>
    <message>
        <source>The register is damaged</source>
        <translation>Registret er beskadiget</translation>
    </message>
    <message>
        <source>The latest good backup is from {time}. If only the key file is lost, it alone is fetched, and nothing that was written later is lost.</source>
        <translation>Den seneste gode sikkerhedskopi er fra {time}. Er kun nøglefilen gået tabt, hentes kun den, og intet af det, der er skrevet siden, går tabt.</translation>
    </message>
    <message>
        <source>The latest good backup is from {time}. What was written later is not in it.</source>
        <translation>Den seneste gode sikkerhedskopi er fra {time}. Det, der er skrevet siden, er ikke med.</translation>
    </message>
    <message>
        <source>No good backup was found in the register&apos;s folder. If there is one on a USB stick or a network drive, you can choose it.</source>
        <translation>Der er ingen god sikkerhedskopi i registrets mappe. Ligger der en på et USB-drev eller et netværksdrev, kan du vælge den.</translation>
    </message>
    <message>
        <source>Nothing has been deleted. Tell the IT department and the DPO, and where the files lie:
{folder}</source>
        <translation>Intet er slettet. Sig det til it-afdelingen og DPO&apos;en, og fortæl, hvor filerne ligger:
{folder}</translation>
    </message>
    <message>
        <source>Damaged: {parts}.</source>
        <translation>Beskadiget: {parts}.</translation>
    </message>
    <message>
        <source>{read} of {all}</source>
        <translation>{read} af {all}</translation>
    </message>
    <message>
        <source>The register was not closed properly last time, so the whole file is checked.</source>
        <translation>Registret blev ikke lukket rigtigt sidst, så hele filen kontrolleres.</translation>
    </message>
    <message>
        <source>The whole file of the register is checked.</source>
        <translation>Hele registrets fil kontrolleres.</translation>
    </message>
    <message>
        <source>From then on only the new passphrase opens the register for you. The register gets new keys; the other key holders and the recovery key are not affected. Backups from before still open with the old passphrase.</source>
        <translation>Derefter kan du kun åbne registret med den nye adgangskode. Registret får nye nøgler. De andre nøgleholderes adgangskoder og nødnøglen gælder stadig. Ældre sikkerhedskopier åbnes stadig med den gamle adgangskode.</translation>
    </message>
    <message>
        <source>Your passphrase is changed. The old one opens nothing made after it.</source>
        <translation>Din adgangskode er skiftet. Den gamle åbner ikke noget, der gemmes fra nu af.</translation>
    </message>
    <message>
        <source>Let the new key holder sit here and type a passphrase of their own. Nobody else needs to know it, and the log shows who did what.</source>
        <translation>Lad den nye nøgleholder sætte sig her og skrive sin egen adgangskode. Ingen andre behøver at kende den, og loggen viser, hvem der gjorde hvad.</translation>
    </message>
    <message>
        <source>Add the key holder</source>
        <translation>Tilføj nøgleholderen</translation>
    </message>
    <message>
        <source>The new key holder can open the register.</source>
        <translation>Den nye nøgleholder kan åbne registret.</translation>
    </message>
    <message>
        <source>New passphrase for {name}</source>
        <translation>Ny adgangskode til {name}</translation>
    </message>
    <message>
        <source>For a key holder who has forgotten the passphrase, or for a successor: write the successor&apos;s name. Let whoever it is for sit here and type. The register gets new keys, and the old passphrase opens nothing made from now on.</source>
        <translation>Til en nøgleholder, der har glemt adgangskoden, eller til en efterfølger: skriv efterfølgerens navn. Lad vedkommende selv sætte sig her og skrive. Registret får nye nøgler, og den gamle adgangskode åbner ikke noget, der gemmes fra nu af.</translation>
    </message>
    <message>
        <source>Set the new passphrase</source>
        <translation>Gem den nye adgangskode</translation>
    </message>
    <message>
        <source>The new passphrase opens the register. The old one opens nothing made after it.</source>
        <translation>Den nye adgangskode åbner registret. Den gamle åbner ikke noget, der gemmes fra nu af.</translation>
    </message>
    <message>
        <source>Use this recovery key</source>
        <translation>Brug denne nødnøgle</translation>
    </message>
    <message>
        <source>The new recovery key opens the register. Shred the sheet of an older one.</source>
        <translation>Den nye nødnøgle åbner registret. Makulér arket med den gamle, hvis der er et.</translation>
    </message>
    <message>
        <source>{name}&apos;s key is removed.</source>
        <translation>Nøglen for {name} er fjernet.</translation>
    </message>
    <message>
        <source>The old backups are deleted.</source>
        <translation>De gamle sikkerhedskopier er slettet.</translation>
    </message>
    <message>
        <source>{name}&apos;s key is removed, and the backups it opened are deleted.</source>
        <translation>Nøglen for {name} er fjernet, og de sikkerhedskopier, den åbnede, er slettet.</translation>
    </message>
    <message>
        <source>Stopped. The register is as it was.</source>
        <translation>Stoppet. Registret er, som det var.</translation>
    </message>
    <message>
        <source>Closed at {time} because the keys page had not been used for a while.</source>
        <translation>Lukket kl. {time}, fordi siden med nøgler ikke havde været brugt et stykke tid.</translation>
    </message>
    <message>
        <source>Group {number} of 9</source>
        <translation>Gruppe {number} af 9</translation>
    </message>
    <message>
        <source>Group {number} has four letters and digits. Type all of them.</source>
        <translation>Gruppe {number} har fire tegn. Skriv dem alle.</translation>
    </message>
    <message>
        <source>Group {number} is not as on the paper. Compare it letter by letter.</source>
        <translation>Gruppe {number} er ikke som på papiret. Sammenlign tegn for tegn.</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>Gendan sikkerhedskopien</translation>
    </message>
    <message>
        <source>A backup gives the register back as it was when the backup was made. What was written later is not in it.</source>
        <translation>En sikkerhedskopi giver registret tilbage, som det var, da kopien blev taget. Det, der er skrevet siden, er ikke med.</translation>
    </message>
    <message>
        <source>Open the register without restoring</source>
        <translation>Åbn registret uden at gendanne</translation>
    </message>
    <message>
        <source>The backup is whole and can be restored. It holds {concerns} and {cases}, as of {time}. Nothing has been changed.</source>
        <translation>Sikkerhedskopien er hel og kan gendannes. Den rummer {concerns} og {cases} pr. {time}. Intet er ændret.</translation>
    </message>
    <message>
        <source>No backup was found in the register&apos;s folder. Choose a file.</source>
        <translation>Der er ingen sikkerhedskopi i registrets mappe. Vælg en fil.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Vælg en fil</translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation>Hvilken sikkerhedskopi?</translation>
    </message>
    <message>
        <source>Passphrase or recovery key</source>
        <translation>Adgangskode eller nødnøgle</translation>
    </message>
    <message>
        <source>Passphrase or recovery key of that time</source>
        <translation>Adgangskode eller nødnøgle fra dengang</translation>
    </message>
    <message>
        <source>The backup is older than the last change of keys.</source>
        <translation>Sikkerhedskopien er taget, før nøglerne sidst blev skiftet.</translation>
    </message>
    <message>
        <source>Try the restore</source>
        <translation>Prøv gendannelsen</translation>
    </message>
    <message>
        <source>What opens it?</source>
        <translation>Hvad åbner sikkerhedskopien?</translation>
    </message>
    <message>
        <source>Changes nothing.</source>
        <translation>Det ændrer intet.</translation>
    </message>
    <message>
        <source>Here, in place of the register</source>
        <translation>Her, i stedet for registret</translation>
    </message>
    <message>
        <source>In a new folder</source>
        <translation>I en ny mappe</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Gendan</translation>
    </message>
    <message>
        <source>I know this, and will delete it again myself</source>
        <translation>Det ved jeg, og jeg sletter det selv igen</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>Hvor skal den gendannes?</translation>
    </message>
    <message>
        <source>Choose the file with the backup, on a USB stick or a network drive.</source>
        <translation>Vælg filen med sikkerhedskopien, på et USB-drev eller et netværksdrev.</translation>
    </message>
    <message>
        <source>Restore the backup from {time}</source>
        <translation>Gendan sikkerhedskopien fra {time}</translation>
    </message>
    <message>
        <source>The register gets a folder of its own, and nothing else is changed.</source>
        <translation>Registret får sin egen mappe, og intet andet ændres.</translation>
    </message>
    <message>
        <source>Tick this, or choose another backup.</source>
        <translation>Sæt kryds her, eller vælg en anden sikkerhedskopi.</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Sikkerhedskopier (*.zip)</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>Vælg sikkerhedskopien</translation>
    </message>
    <message>
        <source>The backup has been restored and checked. Unlock the register to go on.</source>
        <translation>Sikkerhedskopien er gendannet og kontrolleret. Lås registret op for at fortsætte.</translation>
    </message>
    <message>
        <source>If the register is whole but for its key file, only the key file is fetched from the backup, and nothing that was written is lost. Otherwise the register in {folder} is replaced by the backup.</source>
        <translation>Er registret helt på nær nøglefilen, hentes kun nøglefilen fra sikkerhedskopien, og intet af det, der er skrevet, går tabt. Ellers erstattes registret i {folder} af sikkerhedskopien.</translation>
    </message>
    <message>
        <source>The damaged register in {folder} is replaced by the backup, once that has been read and checked. If the damaged one can still be copied whole, a backup of it is made first; otherwise its file stays in the folder for the IT department, with a name that begins with damaged.</source>
        <translation>Det beskadigede register i {folder} erstattes af sikkerhedskopien, når den er læst og kontrolleret. Kan det beskadigede endnu kopieres helt, laves der først en sikkerhedskopi af det; ellers bliver filen liggende i mappen til it-afdelingen med et navn, der begynder med damaged.</translation>
    </message>
    <message>
        <source>The register in {folder} is replaced by the backup. A backup of it is made first; if it is damaged, its file stays in the folder for the IT department instead, with a name that begins with damaged.</source>
        <translation>Registret i {folder} erstattes af sikkerhedskopien. Der laves først en sikkerhedskopi af det; er det beskadiget, bliver filen i stedet liggende i mappen til it-afdelingen med et navn, der begynder med damaged.</translation>
    </message>
    <message>
        <source>The register was last used on {day}. If that is wrong, put the computer&apos;s clock right. Nothing is deleted by itself this time.</source>
        <translation>Registret er sidst brugt {day}. Passer det ikke, så ret computerens ur. Denne gang slettes intet af sig selv.</translation>
    </message>
    <message>
        <source>Last time you stopped on another page.</source>
        <translation>Sidst slap du på en anden side.</translation>
    </message>
    <message>
        <source>Go on where you left off</source>
        <translation>Fortsæt, hvor du slap</translation>
    </message>
    <message>
        <source>You are back where you left off.</source>
        <translation>Du er tilbage, hvor du slap.</translation>
    </message>
    <message>
        <source>Change keys …</source>
        <translation>Skift nøgler …</translation>
    </message>
    <message>
        <source>Those who can open the register</source>
        <translation>De, der kan åbne registret</translation>
    </message>
    <message>
        <source>Look through the list when somebody changes job.</source>
        <translation>Gå listen igennem, når nogen stopper eller skifter job.</translation>
    </message>
    <message>
        <source>Keys are changed in the window where you unlock, for that takes the passphrase, and an open register does not know it. The register is locked, and when you have unlocked it you can change keys. What you have typed here is kept.</source>
        <translation>Du skifter nøgler i vinduet, hvor du låser op, for det kræver adgangskoden, og den kender et åbent register ikke. Registret låses, og når du har låst op, kan du skifte nøgler. Det, du har skrevet her, bliver gemt.</translation>
    </message>
    <message>
        <source>Taking a backup … {percent} %</source>
        <translation>Tager en sikkerhedskopi … {percent} %</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Ingen sikkerhedskopi endnu</translation>
    </message>
    <message>
        <source>Latest backup {when}</source>
        <translation>Seneste sikkerhedskopi {when}</translation>
    </message>
    <message>
        <source>{place}: {when}</source>
        <translation>{place}: {when}</translation>
    </message>
    <message>
        <source>{place}: no backup yet</source>
        <translation>{place}: ingen sikkerhedskopi endnu</translation>
    </message>
    <message>
        <source>{place}: not seen now, last used {when}</source>
        <translation>{place}: ikke tilsluttet, sidst brugt {when}</translation>
    </message>
    <message>
        <source>USB drive</source>
        <translation>USB-drev</translation>
    </message>
    <message>
        <source>Network drive</source>
        <translation>Netværksdrev</translation>
    </message>
    <message>
        <source>The backup is saved and was read back at {time}.</source>
        <translation>Sikkerhedskopien er gemt og læst tilbage kl. {time}.</translation>
    </message>
    <message>
        <source>The second place is not there now: put the drive in or connect the network drive.</source>
        <translation>Det ekstra sted er der ikke nu: sæt drevet i, eller forbind netværksdrevet.</translation>
    </message>
    <message>
        <source>The second place is full: make room there, or choose another place.</source>
        <translation>Det ekstra sted er fuldt. Skaf plads der, eller vælg et andet sted.</translation>
    </message>
    <message>
        <source>The second place could not be written: check it, or choose another place.</source>
        <translation>Der kunne ikke skrives på det ekstra sted. Tjek det, eller vælg et andet sted.</translation>
    </message>
    <message>
        <source>There is no room for a backup on the disk. The register itself is whole. Make room, then take a backup.</source>
        <translation>Der er ikke plads til en sikkerhedskopi på disken. Selve registret er i orden. Skaf plads, og tag så en sikkerhedskopi.</translation>
    </message>
    <message>
        <source>No backup was taken. {why}</source>
        <translation>Der blev ikke taget nogen sikkerhedskopi. {why}</translation>
    </message>
    <message>
        <source>Make the receipt …</source>
        <translation>Lav kvitteringen …</translation>
    </message>
    <message>
        <source>Check a receipt</source>
        <translation>Kontrollér en kvittering</translation>
    </message>
    <message>
        <source>Type the number and the eight characters as they stand on the paper.</source>
        <translation>Skriv tallet og de otte tegn, som de står på papiret.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kontrollér</translation>
    </message>
    <message>
        <source>A line for the second key holder to keep on paper, away from the computer. With it, nobody can change the log or put back an older copy unseen. One a month is enough.</source>
        <translation>En linje på papir til den anden nøgleholder, som gemmer papiret et andet sted end ved computeren. Så kan ingen ændre loggen eller lægge en ældre kopi tilbage, uden at det kan ses. Én kvittering om måneden er nok.</translation>
    </message>
    <message>
        <source>The log ends now with {receipt}</source>
        <translation>Loggen slutter nu med {receipt}</translation>
    </message>
    <message>
        <source>No receipt has been made yet.</source>
        <translation>Der er ikke lavet nogen kvittering endnu.</translation>
    </message>
    <message>
        <source>The last one was made {when}.</source>
        <translation>Den seneste er lavet {when}.</translation>
    </message>
    <message>
        <source>This is no receipt. Type the number and all eight characters, as on the paper.</source>
        <translation>Det er ikke en kvittering. Skriv tallet og alle otte tegn som på papiret.</translation>
    </message>
    <message>
        <source>The receipt fits. The log up to there is as it was.</source>
        <translation>Kvitteringen passer. Loggen er uændret indtil da.</translation>
    </message>
    <message>
        <source>The receipt is older than the log keeps. It can no longer be checked.</source>
        <translation>Kvitteringen er ældre end det, loggen stadig rummer. Den kan ikke længere kontrolleres.</translation>
    </message>
    <message>
        <source>The keys were changed on {date}, and with them the characters. A receipt from before that day can no longer be checked; use one made after it.</source>
        <translation>Nøglerne blev skiftet den {date} og tegnene med dem. En kvittering fra før den dag kan ikke længere kontrolleres; brug en, der er lavet siden.</translation>
    </message>
    <message>
        <source>The receipt does not fit. The register was brought back to an older copy on {date}. A receipt from before that day can no longer be checked; one made after it must fit. If it does not, tell the DPO.</source>
        <translation>Kvitteringen passer ikke. Registret blev ført tilbage til en ældre kopi den {date}. En kvittering fra før den dag kan ikke længere kontrolleres; en, der er lavet siden, skal passe. Gør den ikke det, så sig det til DPO&apos;en.</translation>
    </message>
    <message>
        <source>The receipt does not fit: the log ends before its number. This may be an older copy of the register. Check what you typed; if it is right, tell the IT department and the DPO before you work on.</source>
        <translation>Kvitteringen passer ikke: loggen slutter før tallet på kvitteringen. Det kan være en ældre kopi af registret. Tjek, hvad du har skrevet. Er det rigtigt, så sig det til it-afdelingen og DPO&apos;en, før du arbejder videre.</translation>
    </message>
    <message>
        <source>The receipt does not fit: the log has been changed, or this is another copy. Check what you typed; if it is right, tell the IT department and the DPO before you work on.</source>
        <translation>Kvitteringen passer ikke: loggen er ændret, eller dette er en anden kopi. Tjek, hvad du har skrevet. Er det rigtigt, så sig det til it-afdelingen og DPO&apos;en, før du arbejder videre.</translation>
    </message>
    <message>
        <source>Second place for backups</source>
        <translation>Ekstra sted til sikkerhedskopier</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Vælg en mappe …</translation>
    </message>
    <message>
        <source>Use no second place</source>
        <translation>Brug ikke længere et ekstra sted</translation>
    </message>
    <message>
        <source>Every backup is also put here, so that the register is not lost together with the computer: a USB drive that is locked away, or a folder on a network drive. It need not be there all the time. The copies are encrypted.</source>
        <translation>Hver sikkerhedskopi lægges også her, så registret ikke går tabt sammen med computeren. Stedet kan være et USB-drev, der låses inde, eller en mappe på et netværksdrev. Det behøver ikke at være tilsluttet hele tiden. Kopierne er krypterede.</translation>
    </message>
    <message>
        <source>None is chosen.</source>
        <translation>Der er ikke valgt noget.</translation>
    </message>
    <message>
        <source>Put backups in a synced folder?</source>
        <translation>Læg sikkerhedskopier i en synkroniseret mappe?</translation>
    </message>
    <message>
        <source>Everything in this folder is copied to a cloud service. The backups are encrypted, but they lie with others, and deleting them here does not delete them there. Ask the DPO first.</source>
        <translation>Alt i denne mappe kopieres til en skytjeneste. Sikkerhedskopierne er krypterede, men de ligger hos andre, og sletter du dem her, er de ikke slettet der. Spørg DPO&apos;en først.</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>Brug mappen</translation>
    </message>
    <message>
        <source>Use no second place?</source>
        <translation>Vil du ikke længere bruge et ekstra sted?</translation>
    </message>
    <message>
        <source>No more backups are put there. Those that lie there stay until you delete them; records that are deleted in the register are still in them.</source>
        <translation>Der lægges ikke flere sikkerhedskopier der. De kopier, der allerede ligger der, bliver liggende, til du sletter dem. Det, der er slettet i registret, er stadig i dem.</translation>
    </message>
    <message>
        <source>This folder is copied to a cloud service: what is deleted here is not deleted there. Another place is better.</source>
        <translation>Mappen kopieres til en skytjeneste: det, der slettes her, slettes ikke der. Et andet sted er bedre.</translation>
    </message>
    <message>
        <source>Keep the drive locked away when it is not in use.</source>
        <translation>Lås drevet inde, når det ikke er i brug.</translation>
    </message>
    <message>
        <source>Others may be able to delete the copies there. The IT department knows who.</source>
        <translation>Andre kan måske slette kopierne der. It-afdelingen ved, hvem.</translation>
    </message>
    <message>
        <source>If this folder is on the same disk as the register, it does not help when the computer is lost.</source>
        <translation>Ligger mappen på samme disk som registret, hjælper den ikke, når computeren er væk.</translation>
    </message>
    <message>
        <source>There is no such folder. Write where the sheets are.</source>
        <translation>Mappen findes ikke. Skriv, hvor arkene ligger.</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) counted.</source>
        <translation>
            <numerusform>%n ark er talt.</numerusform>
            <numerusform>%n ark er talt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Period: {period}</source>
        <translation>Periode: {period}</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>Perioden slutter, før den begynder.</translation>
    </message>
    <message>
        <source>The folder with the sheets cannot be read.</source>
        <translation>Mappen med arkene kan ikke læses.</translation>
    </message>
    <message>
        <source>Equally many sheets are about different periods: {periods}. Choose one with --period.</source>
        <translation>Der er lige mange ark for flere perioder: {periods}. Vælg en af dem med --period.</translation>
    </message>
    <message>
        <source>None of the files can be counted. Nothing was saved.</source>
        <translation>Ingen af filerne kan tælles. Intet er gemt.</translation>
    </message>
    <message>
        <source>There are no sheets (*.json) in the folder.</source>
        <translation>Der er ingen ark (*.json) i mappen.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out:</source>
        <translation>
            <numerusform>%n fil er ikke med:</numerusform>
            <numerusform>%n filer er ikke med:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; --json lists them all.</source>
        <translation>
            <numerusform>… og %n til; --json viser dem alle.</numerusform>
            <numerusform>… og %n til; --json viser dem alle.</numerusform>
        </translation>
    </message>
    <message>
        <source>open</source>
        <comment>section</comment>
        <translation>åben</translation>
    </message>
    <message>
        <source>folded away</source>
        <translation>foldet sammen</translation>
    </message>
    <message>
        <source>Add examples of another form of extremism</source>
        <translation>Tilføj eksempler på anden form for ekstremisme</translation>
    </message>
    <message>
        <source>Example {number}</source>
        <translation>Eksempel {number}</translation>
    </message>
    <message>
        <source>I have read them, and none of them is about a person</source>
        <translation>Jeg har læst dem, og ingen af dem handler om en person</translation>
    </message>
    <message>
        <source>Examples of another form of extremism</source>
        <translation>Eksempler på anden form for ekstremisme</translation>
    </message>
    <message>
        <source>They are never taken from the cases. What you write here stands on the sheet as it is, for example “animal rights”.</source>
        <translation>De tages aldrig fra sagerne. Det, du skriver her, kommer på arket, som du skriver det, fx »dyrerettigheder«.</translation>
    </message>
    <message>
        <source>On the sheet they stand as: {examples}</source>
        <translation>På arket står der: {examples}</translation>
    </message>
    <message>
        <source>The file as it leaves</source>
        <translation>Filen, som den udleveres</translation>
    </message>
    <message>
        <source>Page of the spreadsheet</source>
        <translation>Regnearkets side</translation>
    </message>
    <message>
        <source>Which kind of sheet?</source>
        <translation>Hvilken slags ark?</translation>
    </message>
    <message>
        <source>Which kind of sheet? {kind}</source>
        <translation>Hvilken slags ark? {kind}</translation>
    </message>
    <message>
        <source>Fewer kinds of sheet</source>
        <translation>Færre slags ark</translation>
    </message>
    <message>
        <source>More kinds of sheet</source>
        <translation>Flere slags ark</translation>
    </message>
    <message>
        <source>Says whether something has occurred, not in how many cases. It is what the national survey asks for, and enough for most.</source>
        <translation>Siger, om noget er forekommet, ikke i hvor mange sager. Det er det, den nationale kortlægning spørger om, og det er nok for de fleste.</translation>
    </message>
    <message>
        <source>Says in how many cases, as exact numbers or intervals that are always true. For a municipality with many cases and a recipient who needs numbers.</source>
        <translation>Siger, i hvor mange sager, med nøjagtige tal eller intervaller, der altid er sande. Til en kommune med mange sager og en modtager, der skal bruge tal.</translation>
    </message>
    <message>
        <source>Says only 0–4 or 5 or more. For a small municipality where people know each other.</source>
        <translation>Siger kun 0–4 eller 5 eller flere. Til en lille kommune, hvor folk kender hinanden.</translation>
    </message>
    <message>
        <source>One could then work out that there are {number} in {category} among those who have come since the sheet of {date}.</source>
        <translation>Så kunne man regne ud, at der er {number} i {category} blandt dem, der er kommet til siden arket fra {date}.</translation>
    </message>
    <message>
        <source>One could then work out that there are {number} in {category} among those who have gone since the sheet of {date}.</source>
        <translation>Så kunne man regne ud, at der er {number} i {category} blandt dem, der er faldet fra siden arket fra {date}.</translation>
    </message>
    <message>
        <source>One could then work out that there are {number} in {category} among those who have come since an earlier sheet.</source>
        <translation>Så kunne man regne ud, at der er {number} i {category} blandt dem, der er kommet til siden et tidligere ark.</translation>
    </message>
    <message>
        <source>One could then work out that there are {number} in {category} among those who have gone since an earlier sheet.</source>
        <translation>Så kunne man regne ud, at der er {number} i {category} blandt dem, der er faldet fra siden et tidligere ark.</translation>
    </message>
    <message>
        <source>One could then work out that there are {number} in {category} among those in {group}.</source>
        <translation>Så kunne man regne ud, at der er {number} i {category} blandt dem i {group}.</translation>
    </message>
    <message>
        <source>One could then work out that there are {number} in {category}.</source>
        <translation>Så kunne man regne ud, at der er {number} i {category}.</translation>
    </message>
    <message>
        <source>One could then conclude that all or nearly all cases have {mark}.</source>
        <translation>Så kunne man slutte, at alle eller næsten alle sager har {mark}.</translation>
    </message>
    <message>
        <source>One could then conclude that all or nearly all in {group} have {mark}.</source>
        <translation>Så kunne man slutte, at alle eller næsten alle i {group} har {mark}.</translation>
    </message>
    <message>
        <source>“{category}”</source>
        <translation>»{category}«</translation>
    </message>
    <message>
        <source>{category} ({table})</source>
        <translation>{category} ({table})</translation>
    </message>
    <message>
        <source>at least {number}</source>
        <translation>mindst {number}</translation>
    </message>
    <message>
        <source>exactly {number}</source>
        <translation>præcis {number}</translation>
    </message>
    <message>
        <source>at most {number}</source>
        <translation>højst {number}</translation>
    </message>
    <message>
        <source>between {lower} and {upper}</source>
        <translation>mellem {lower} og {upper}</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s), concern(s) or question(s) lack an answer</source>
        <translation>
            <numerusform>%n sag, henvendelse eller spørgsmål mangler svar</numerusform>
            <numerusform>%n sager, henvendelser eller spørgsmål mangler svar</numerusform>
        </translation>
    </message>
    <message>
        <source>What is missing in the register</source>
        <translation>Det mangler i registret</translation>
    </message>
    <message>
        <source>The confidential sheet</source>
        <translation>Det fortrolige ark</translation>
    </message>
    <message>
        <source>The anonymous sheet is enough for most. If the municipality decides to answer a named authority with the exact figures, they leave encrypted, and both ledgers get a line.</source>
        <translation>Det anonyme ark er nok for de fleste. Beslutter kommunen at svare en navngiven myndighed med de nøjagtige tal, udleveres de krypteret, og udleveringen står både på listen over udleverede ark og blandt videregivelserne.</translation>
    </message>
    <message>
        <source>Answer a named authority with the exact figures</source>
        <translation>Svar en navngiven myndighed med de nøjagtige tal</translation>
    </message>
    <message>
        <source>Who gets the exact figures, and why?</source>
        <translation>Hvem får de nøjagtige tal, og hvorfor?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Gå videre</translation>
    </message>
    <message>
        <source>Let the exact figures leave?</source>
        <translation>Skal de nøjagtige tal udleveres?</translation>
    </message>
    <message>
        <source>Make the confidential sheet</source>
        <translation>Lav det fortrolige ark</translation>
    </message>
    <message>
        <source>The passphrase of the file</source>
        <translation>Filens adgangskode</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Jeg har skrevet den ned</translation>
    </message>
    <message>
        <source>Save the encrypted spreadsheet …</source>
        <translation>Gem det krypterede regneark …</translation>
    </message>
    <message>
        <source>Write it down; it is shown only now. Tell it to the recipient by another way than the file, for example by telephone.</source>
        <translation>Skriv den ned; den vises kun nu. Giv modtageren den ad en anden vej end filen, fx i telefonen.</translation>
    </message>
    <message>
        <source>Drop the sheet</source>
        <translation>Kassér arket</translation>
    </message>
    <message>
        <source>Who is the sheet for?</source>
        <translation>Hvem er arket til?</translation>
    </message>
    <message>
        <source>Which authority, and who there?</source>
        <translation>Hvilken myndighed, og hvem hos dem?</translation>
    </message>
    <message>
        <source>Which law allows it?</source>
        <translation>Hvilken hjemmel er der?</translation>
    </message>
    <message>
        <source>Name the act and the section.</source>
        <translation>Skriv loven og paragraffen.</translation>
    </message>
    <message>
        <source>What is it for, and why is the anonymous sheet not enough?</source>
        <translation>Hvad skal det bruges til, og hvorfor er det anonyme ark ikke nok?</translation>
    </message>
    <message>
        <source>I know that the sheet holds personal data about few people</source>
        <translation>Jeg ved, at arket indeholder personoplysninger om få personer</translation>
    </message>
    <message>
        <source>{who} gets the exact figures for {start} – {end}. Whoever opens the file can recognise people in it. What has left cannot be taken back.</source>
        <translation>{who} får de nøjagtige tal for {start} – {end}. Den, der åbner filen, kan genkende personer i den. Det, der er udleveret, kan ikke tages tilbage.</translation>
    </message>
    <message>
        <source>Encrypted spreadsheet (XLSX)</source>
        <translation>Krypteret regneark (XLSX)</translation>
    </message>
    <message>
        <source>{name} is saved encrypted, and both ledgers have their line.</source>
        <translation>{name} er gemt krypteret og står på begge lister.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sikkerhed</translation>
    </message>
    <message>
        <source>The survey sheet</source>
        <translation>Svararket</translation>
    </message>
    <message>
        <source>Chapter: {name}</source>
        <translation>Kapitel: {name}</translation>
    </message>
    <message>
        <source>The guide: {chapter}</source>
        <translation>Vejledningen: {chapter}</translation>
    </message>
</context>
</TS>
