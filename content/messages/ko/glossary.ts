export const glossary = {
  title: '용어',
  description: '지방재정을 읽는 데 필요한 말과 그 뜻',
};
