import type { Trade } from './trade.ts';

export const spanishOlives: Trade = {
  types: ['Jornada completa', 'Media jornada', 'Temporal', 'Prácticas', 'Indefinido'],
  pays: ['24.000 – 28.000 €', '32.000 € brutos al año', '1.480 € al mes'],
  places: ['Jaén', 'Córdoba', 'Sevilla', 'Úbeda', 'Madrid', 'Teletrabajo'],
  prose: {
    headings: ['Tus funciones', 'Lo que buscamos', 'Qué ofrecemos'],
    intros: [
      'Como {title} en {place} cuidarás la calidad del aceite desde el árbol hasta la botella.',
      'Ampliamos el equipo de {team} en {place} y necesitamos una persona para el puesto de {title}.',
      'Tu día como {title} en {place} empieza a las ocho, con café y con el parte del campo.',
    ],
    duties: [
      'Coordinar los turnos de la semana con la almazara.',
      'Registrar las entradas de aceituna y avisar de cualquier desviación.',
      'Atender a proveedores y clientes con paciencia.',
      'Mantener ordenada la documentación de calidad.',
      'Proponer mejoras en la reunión de los jueves.',
    ],
    profile: [
      'Formación profesional o grado universitario relacionado',
      'Al menos dos años de experiencia en un puesto parecido',
      'Carné de conducir y vehículo propio',
      'Se valora nivel medio de inglés',
    ],
    offers: [
      'Contrato estable, seguro médico y dos garrafas de aceite en Navidad.',
      'Horario intensivo en verano y formación a cargo de la empresa.',
    ],
  },
  departments: {
    Campo: [
      'Ingeniero/a agrónomo/a',
      'Capataz de finca',
      'Técnica de riego',
      'Tractorista',
      'Podador de olivos',
    ],
    Almazara: [
      'Maestro de almazara',
      'Operario de envasado',
      'Jefa de turno de noche',
      'Técnico/a de laboratorio',
      'Mecánico de mantenimiento',
      'Catadora de aceite',
    ],
    Comercial: ['Gestor de exportación', 'Responsable de tienda', 'Delegado comercial Norte'],
    Oficina: ['Contable', 'Técnico de nóminas', 'Auxiliar administrativo', 'Programador web'],
  },
};

export const portugueseBoats: Trade = {
  types: ['Tempo inteiro', 'Tempo parcial', 'Estágio', 'Contrato a termo'],
  pays: [],
  places: ['Aveiro', 'Viana do Castelo', 'Setúbal', 'Faro', 'Ponta Delgada'],
  prose: {
    headings: ['O que vai fazer', 'O que procuramos', 'O que oferecemos'],
    intros: [
      'Enquanto {title} em {place}, vai acompanhar cada barco do desenho até à água.',
      'A equipa de {team} em {place} está à procura de alguém para a função de {title}.',
      'Procuramos {title} para o nosso estaleiro em {place}, com entrada imediata.',
    ],
    duties: [
      'Preparar o trabalho da semana com o encarregado.',
      'Verificar materiais à chegada e registar os lotes.',
      'Apoiar os clientes nas provas de mar.',
      'Cumprir e fazer cumprir as regras de segurança.',
      'Participar na melhoria dos processos do estaleiro.',
    ],
    profile: [
      'Formação técnica na área ou experiência equivalente',
      'Gosto pelo trabalho em equipa',
      'Carta de condução',
      'Conhecimentos de inglês são uma vantagem',
    ],
    offers: [
      'Seguro de saúde, subsídio de alimentação e sextas-feiras curtas no verão.',
      'Integração acompanhada e um plano de formação anual.',
    ],
  },
  departments: {
    Estaleiro: [
      'Carpinteiro naval',
      'Laminador de fibra',
      'Soldador de alumínio',
      'Pintor de cascos',
      'Encarregado de turno',
      'Eletricista naval',
    ],
    Projeto: ['Arquiteto naval', 'Desenhadora 3D', 'Gestor de projeto', 'Estagiário de engenharia'],
    Clientes: ['Assistente de vendas', 'Rececionista', 'Skipper de demonstração'],
    Suporte: ['Técnica de recursos humanos', 'Comprador', 'Contabilista certificado', 'Motorista'],
  },
};
