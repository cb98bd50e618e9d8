<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n log entry(ies), none missing or changed.</source>
        <translation>
            <numerusform>%n log entry, not missing and not changed.</numerusform>
            <numerusform>%n log entries, none missing or changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) in the register&apos;s file. Restore a backup.</source>
        <translation>
            <numerusform>%n fault in the register&apos;s file. Restore a backup.</numerusform>
            <numerusform>%n faults in the register&apos;s file. Restore a backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log entry(ies) are missing or changed. Tell the IT department and the DPO.</source>
        <translation>
            <numerusform>%n log entry is missing or changed. Tell the IT department and the DPO.</numerusform>
            <numerusform>%n log entries are missing or changed. Tell the IT department and the DPO.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) in {folder}</source>
        <translation>
            <numerusform>%n picture in {folder}</numerusform>
            <numerusform>%n pictures in {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invented case(s) are told through three years.</source>
        <translation>
            <numerusform>%n invented case is told through three years.</numerusform>
            <numerusform>%n invented cases are told through three years.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n are shown. Type more to narrow it down.</source>
        <translation>
            <numerusform>The newest is shown. Type more to narrow it down.</numerusform>
            <numerusform>The newest %n are shown. Type more to narrow it down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found, the newest first.</source>
        <translation>
            <numerusform>%n found.</numerusform>
            <numerusform>%n found, the newest first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confidential · Administration of Justice Act § 115 · not passed on for investigation · to be shredded or returned after the meeting</source>
        <comment>header of a paper; one line</comment>
        <translation>
            <numerusform>Confidential · Administration of Justice Act § 115 · not passed on for investigation · to be shredded or returned after the meeting</numerusform>
            <numerusform>Confidential · Administration of Justice Act § 115 · not passed on for investigation · to be shredded or returned after the meeting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confidential · for the recipient only · to be shredded or returned after the meeting</source>
        <comment>header of a paper; one line</comment>
        <translation>
            <numerusform>Confidential · for the recipient only · to be shredded or returned after the meeting</numerusform>
            <numerusform>Confidential · for the recipient only · to be shredded or returned after the meeting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older entry(ies) not printed here, but kept in the register.</source>
        <translation>
            <numerusform>%n older entry is not printed here, but kept in the register.</numerusform>
            <numerusform>%n older entries are not printed here, but kept in the register.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) left out, because others have not confirmed them. They do not go to a recipient outside the collaboration.</source>
        <translation>
            <numerusform>%n statement is left out, because others have not confirmed it. It does not go to a recipient outside the collaboration.</numerusform>
            <numerusform>%n statements are left out, because others have not confirmed them. They do not go to a recipient outside the collaboration.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) left out, because they name extremism. A paper for a school carries neither the form nor the word.</source>
        <translation>
            <numerusform>%n entry is left out, because it names extremism. A paper for a school carries neither the form nor the word.</numerusform>
            <numerusform>%n entries are left out, because they name extremism. A paper for a school carries neither the form nor the word.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older entry(ies) left out, because the paper has at most two pages. The paper says so.</source>
        <translation>
            <numerusform>%n older entry is left out, because the paper has at most two pages. The paper says so.</numerusform>
            <numerusform>%n older entries are left out, because the paper has at most two pages. The paper says so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried: %n piece(s) of information cannot be worked out.</source>
        <translation>
            <numerusform>Tried: %n piece of information cannot be worked out.</numerusform>
            <numerusform>Tried: %n pieces of information cannot be worked out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other invented register(s) fit every single figure on the sheet.</source>
        <translation>
            <numerusform>%n other invented register fits every single figure on the sheet.</numerusform>
            <numerusform>%n other invented registers fit every single figure on the sheet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) lie outside the definition and are not counted.</source>
        <translation>
            <numerusform>%n case lies outside the definition and is not counted.</numerusform>
            <numerusform>%n cases lie outside the definition and are not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) were opened by mistake and are not counted.</source>
        <translation>
            <numerusform>%n case was opened by mistake and is not counted.</numerusform>
            <numerusform>%n cases were opened by mistake and are not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the latest %n are shown.</source>
        <translation>
            <numerusform>Only the latest is shown.</numerusform>
            <numerusform>Only the latest %n are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) must be corrected before this can be saved.</source>
        <translation>
            <numerusform>%n field must be corrected before this can be saved.</numerusform>
            <numerusform>%n fields must be corrected before this can be saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The passphrase is too short. Use the five words, or at least %n character(s) of your own.</source>
        <translation>
            <numerusform>The passphrase is too short. Use the five words, or at least %n character of your own.</numerusform>
            <numerusform>The passphrase is too short. Use the five words, or at least %n characters of your own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The register can have %n key(s), and all are in use. Remove one first.</source>
        <translation>
            <numerusform>The register can have %n key, and it is in use. Remove it first.</numerusform>
            <numerusform>The register can have %n keys, and all are in use. Remove one first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The register&apos;s log has been altered at %n place(s), so the keys were not changed. Restore a backup, or ask the IT department.</source>
        <translation>
            <numerusform>The register&apos;s log has been altered at %n place, so the keys were not changed. Restore a backup, or ask the IT department.</numerusform>
            <numerusform>The register&apos;s log has been altered at %n places, so the keys were not changed. Restore a backup, or ask the IT department.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are missing from this register: it may be an older copy. Find the latest copy or restore a backup.</source>
        <translation>
            <numerusform>%n event is missing from this register: it may be an older copy. Find the latest copy or restore a backup.</numerusform>
            <numerusform>%n events are missing from this register: it may be an older copy. Find the latest copy or restore a backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n second(s) have passed. Make the change by hand.</source>
        <translation>
            <numerusform>More than %n second has passed. Make the change by hand.</numerusform>
            <numerusform>More than %n seconds have passed. Make the change by hand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n concern(s)</source>
        <translation>
            <numerusform>%n concern</numerusform>
            <numerusform>%n concerns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n old backup(s)?</source>
        <translation>
            <numerusform>Delete %n old backup?</numerusform>
            <numerusform>Delete %n old backups?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)</source>
        <translation>
            <numerusform>Delete %n backup</numerusform>
            <numerusform>Delete %n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer remembers %n event(s) that the register does not hold. Most often an older copy of the register was put back: by the IT department, by a program that copies files, or by hand. What was written in between is then not in it.</source>
        <translation>
            <numerusform>This computer remembers %n event that the register does not hold. Most often an older copy of the register was put back: by the IT department, by a program that copies files, or by hand. What was written in between is then not in it.</numerusform>
            <numerusform>This computer remembers %n events that the register does not hold. Most often an older copy of the register was put back: by the IT department, by a program that copies files, or by hand. What was written in between is then not in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n that is due …</source>
        <comment>backups</comment>
        <translation>
            <numerusform>Delete %n that is due …</numerusform>
            <numerusform>Delete %n that is due …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n that an earlier passphrase opens …</source>
        <comment>backups</comment>
        <translation>
            <numerusform>Delete %n that an earlier passphrase opens …</numerusform>
            <numerusform>Delete %n that an earlier passphrase opens …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)?</source>
        <translation>
            <numerusform>Delete %n backup?</numerusform>
            <numerusform>Delete %n backups?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation>
            <numerusform>%n backup deleted.</numerusform>
            <numerusform>%n backups deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) counted.</source>
        <translation>
            <numerusform>%n sheet counted.</numerusform>
            <numerusform>%n sheets counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out:</source>
        <translation>
            <numerusform>%n file left out:</numerusform>
            <numerusform>%n files left out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; --json lists them all.</source>
        <translation>
            <numerusform>… and %n more; --json lists them all.</numerusform>
            <numerusform>… and %n more; --json lists them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <comment>rows of a list</comment>
        <translation>
            <numerusform>Show the one</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n that lack an answer</source>
        <comment>records or questions</comment>
        <translation>
            <numerusform>Show the one that lacks an answer</numerusform>
            <numerusform>Show all %n that lack an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in numbers</source>
        <comment>questions</comment>
        <translation>
            <numerusform>%n in numbers</numerusform>
            <numerusform>%n in numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in intervals</source>
        <comment>questions</comment>
        <translation>
            <numerusform>%n in intervals</numerusform>
            <numerusform>%n in intervals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with yes or no, or a choice</source>
        <comment>questions</comment>
        <translation>
            <numerusform>%n with yes or no, or a choice</numerusform>
            <numerusform>%n with yes or no, or a choice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not at all</source>
        <comment>questions</comment>
        <translation>
            <numerusform>%n not at all</numerusform>
            <numerusform>%n not at all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s), concern(s) or question(s) lack an answer</source>
        <translation>
            <numerusform>%n case, concern or question lacks an answer</numerusform>
            <numerusform>%n cases, concerns or questions lack an answer</numerusform>
        </translation>
    </message>
</context>
</TS>
