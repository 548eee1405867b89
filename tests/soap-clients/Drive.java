import java.io.File;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.jws.WebMethod;
import javax.tools.ToolProvider;
import javax.xml.bind.JAXBContext;
import javax.xml.bind.Marshaller;
import javax.xml.namespace.QName;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.Service;

/**
 * Calls through JAX-WS: `Drive FOLDER USER PASSWORD` makes classes from every WSDL of the folder and the calls of cases.tsv. A request is
 * read from N.xml into these classes; what came back goes from them into N.response.xml, N.fault or N.failed.
 */
public class Drive {
  static Path folder;
  static ClassLoader loader;
  static final Map<String, JAXBContext> contexts = new HashMap<>();
  static final Map<String, Object> ports = new HashMap<>();

  public static void main(String[] arguments) throws Throwable {
    folder = Path.of(arguments[0]);
    makeClasses();
    for (String line : Files.readAllLines(folder.resolve("cases.tsv"))) {
      String[] parts = line.split("\t");
      String[] name = parts[1].split("\\.");
      Object port = port(name[0], parts[2]);
      var context = ((BindingProvider) port).getRequestContext();
      context.put(BindingProvider.USERNAME_PROPERTY, arguments[1]);
      context.put(BindingProvider.PASSWORD_PROPERTY, arguments[2]);
      context.put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, parts[3]);
      try {
        write(parts[0] + ".response.xml", call(port, name[0], name[1], folder.resolve(parts[0] + ".xml").toFile()));
      } catch (InvocationTargetException failure) {
        tell(parts[0], failure.getCause());
      } catch (Exception failure) {
        write(parts[0] + ".failed", String.valueOf(failure));
      }
    }
  }

  static void makeClasses() throws Throwable {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    for (File wsdl : folder.toFile().listFiles((at, name) -> name.endsWith(".wsdl"))) {
      String[] options = {"-quiet", "-Xnocompile", "-keep", "-extension", "-p", packageOf(wsdl.getName().replace(".wsdl", "")),
          "-s", sources.toString(), wsdl.toString()};
      if (com.sun.tools.ws.WsImport.doMain(options) != 0) throw new Exception("no classes for " + wsdl);
    }
    List<String> options = new ArrayList<>(List.of("-nowarn", "-proc:none", "-g:none", "-encoding", "UTF-8", "-d", classes.toString()));
    try (var files = Files.walk(sources)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(file -> options.add(file.toString()));
    }
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) throw new Exception("not compiled");
    loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Drive.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
  }

  static String packageOf(String service) {
    return "made." + service.toLowerCase();
  }

  static Object port(String service, String version) throws Exception {
    String key = service + version;
    if (!ports.containsKey(key)) {
      String namespace = "urn:tenantry:" + service;
      Class<?> type = loader.loadClass(packageOf(service) + "." + service + "Soap");
      Service made = Service.create(folder.resolve(service + ".wsdl").toUri().toURL(), new QName(namespace, service));
      ports.put(key, made.getPort(new QName(namespace, service + (version.equals("1.2") ? "Soap12" : "Soap")), type));
    }
    return ports.get(key);
  }

  /** The only parameter of a method is the content of the element that stands in the body, and so is its result. */
  static String call(Object port, String service, String operation, File request) throws Exception {
    if (!contexts.containsKey(service)) contexts.put(service, JAXBContext.newInstance(packageOf(service), loader));
    JAXBContext context = contexts.get(service);
    Object wrapper = context.createUnmarshaller().unmarshal(request);
    var field = wrapper.getClass().getDeclaredFields()[0];
    field.setAccessible(true);
    Method method = method(port, service, operation);
    Object result = method.invoke(port, field.get(wrapper));
    Class<?> answerType = loader.loadClass(packageOf(service) + "." + operation + "Response");
    Object answer = answerType.getDeclaredConstructor().newInstance();
    var content = answerType.getDeclaredFields()[0];
    content.setAccessible(true);
    content.set(answer, result);
    Marshaller marshaller = context.createMarshaller();
    marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
    StringWriter text = new StringWriter();
    marshaller.marshal(answer, text);
    return text.toString();
  }

  static Method method(Object port, String service, String operation) throws Exception {
    for (Method method : loader.loadClass(packageOf(service) + "." + service + "Soap").getMethods()) {
      if (method.getAnnotation(WebMethod.class).operationName().equals(operation)) return method;
    }
    throw new Exception("no method " + operation);
  }

  /** Each service has a class of its own for its faults, all alike. */
  static void tell(String index, Throwable failure) throws Exception {
    try {
      Object info = failure.getClass().getMethod("getFaultInfo").invoke(failure);
      Object stack = info.getClass().getMethod("getCallStack").invoke(info);
      Object innermost = ((List<?>) stack.getClass().getMethod("getProcedure").invoke(stack)).get(0);
      write(index + ".fault", info.getClass().getMethod("getCode").invoke(info) + " " + innermost.getClass().getMethod("getName").invoke(innermost));
    } catch (NoSuchMethodException none) {
      write(index + ".failed", String.valueOf(failure));
    }
  }

  static void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }
}
