/** Is this what Outlook puts files and formatted text into, called winmail.dat ([MS-OXTNEF])? */
export const isTnefFile = ({ contentType, fileName = '' }: { contentType: string; fileName?: string | undefined }) =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(contentType) || /^winmail\.dat$/i.test(fileName)
