import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.ws.BindingProvider;

/** The life of a tenant through JAX-WS: `Life ADDRESS USER PASSWORD NAME`. Prints what it saw, one `word value` a line. */
public class Life {
  static String user;
  static String password;

  public static void main(String[] arguments) throws Exception {
    user = arguments[1];
    password = arguments[2];
    String name = arguments[3];
    var directory = signIn(new tenantry.hostedactivedirectory.HostedActiveDirectory().getHostedActiveDirectorySoap());
    var email = signIn(new tenantry.hostedemail2007.HostedEmail2007().getHostedEmail2007Soap12());
    var plans = signIn(new tenantry.managedplans.ManagedPlans().getManagedPlansSoap());
    var stores = signIn(new tenantry.exchange2007resourcemanager.Exchange2007ResourceManager().getExchange2007ResourceManagerSoap());
    var general = signIn(new tenantry.mpsgeneral.MPSGeneral().getMPSGeneralSoap());
    String domain = name.toLowerCase() + ".example";
    String plan = name + "Plan";
    String words = "ä <&> \"quotes\" 日本 ]]> 😀";
    String reseller = "LDAP://OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com";

    String organization = directory.createOrganization(make(tenantry.hostedactivedirectory.CreateOrganizationRequest.class,
        Map.of("container", reseller, "name", name, "description", words))).getOrg().getPath();
    print("organization", organization);
    email.createUserPlan(make(tenantry.hostedemail2007.CreateUserPlanRequest.class, Map.of("planName", plan, "description", words,
        "features", Map.of("prohibitSendQuota", 1048576L, "recipientLimits", "unlimited", "popEnabled", false))));
    var found = plans.getPlan(make(tenantry.managedplans.GetPlanRequest.class, Map.of("planName", plan)));
    print("description", found.getPlanDescription());
    print("features", found.getFeatures().getFeature().stream().map(each -> each.getName() + "=" + each.getValue()).collect(Collectors.joining("|")));
    email.mailEnableTenant(make(tenantry.hostedemail2007.MailEnableTenantRequest.class, Map.of("path", organization,
        "planName", "BusinessGrowing", "availablePlans", Map.of("planName", List.of(plan)), "domainName", domain)));
    var listed = email.getOrganizationAvailablePlans(make(tenantry.hostedemail2007.GetOrganizationAvailablePlansRequest.class,
        Map.of("organization", organization)));
    print("plans", listed.getAvailablePlans().getPlan().stream().map(each -> each.getPlanName()).collect(Collectors.joining("|")));
    String ann = directory.createUser(make(tenantry.hostedactivedirectory.CreateUserRequest.class, Map.of("container", organization,
        "userPrincipalName", "ann@" + domain, "isAdmin", false, "displayName", words,
        "properties", Map.of("property", List.of(Map.of("name", "telephoneNumber", "value", List.of("+1 555"))))))).getUser().getPath();
    String first = "SMTP:ann@" + domain;
    email.createMailbox(make(tenantry.hostedemail2007.CreateMailboxRequest.class, Map.of("user", ann, "planName", plan, "alias", "ann",
        "emailAddresses", Map.of("value", List.of(first)))));
    email.modifyMailbox(make(tenantry.hostedemail2007.ModifyMailboxRequest.class, Map.of("user", ann,
        "emailAddresses", Map.of("value", List.of(first, "smtp:a&b@" + domain)))));
    var mailbox = make(tenantry.hostedemail2007.GetMailboxRequest.class, Map.of("user", ann));
    var changed = email.getMailbox(mailbox);
    print("addresses", String.join("|", changed.getEmailAddresses().getValue()));
    print("limits", changed.getProhibitSendQuota() + " " + changed.getRecipientLimits());
    print("enabled", changed.isEnabled());
    var mailStores = stores.queryAllStores(make(tenantry.exchange2007resourcemanager.QueryAllStoresRequest.class, Map.of()))
        .getMailStores().getMailStore();
    print("stores", mailStores.size() + " " + mailStores.get(0).getProvisionable());
    email.deleteMailbox(make(tenantry.hostedemail2007.DeleteMailboxRequest.class, Map.of("user", ann)));
    try {
      email.getMailbox(mailbox);
    } catch (tenantry.hostedemail2007.ProvisioningFault_Exception fault) {
      var info = fault.getFaultInfo();
      print("fault", info.getCode() + " " + info.getCallStack().getProcedure().get(0).getName());
    }
    directory.deleteUser(make(tenantry.hostedactivedirectory.DeleteUserRequest.class, Map.of("path", ann)));
    email.unsubscribe(make(tenantry.hostedemail2007.UnsubscribeRequest.class, Map.of("organization", organization)));
    directory.deleteOrganization(make(tenantry.hostedactivedirectory.DeleteOrganizationRequest.class, Map.of("path", organization)));
    print("response", general.submitMPSRequest("<request><data><x>1 &lt; 2</x></data></request>"));
  }

  static <T> T signIn(T port) {
    var context = ((BindingProvider) port).getRequestContext();
    context.put(BindingProvider.USERNAME_PROPERTY, user);
    context.put(BindingProvider.PASSWORD_PROPERTY, password);
    return port;
  }

  /** An object of a generated class; names of classes below depend on which procedures are installed, names of elements do not. */
  static <T> T make(Class<T> type, Map<String, ?> values) throws Exception {
    T made = type.getDeclaredConstructor().newInstance();
    for (var entry : values.entrySet()) {
      Field field = type.getDeclaredField(entry.getKey());
      field.setAccessible(true);
      field.set(made, convert(field, entry.getValue()));
    }
    return made;
  }

  @SuppressWarnings("unchecked")
  static Object convert(Field field, Object value) throws Exception {
    if (value instanceof Map) return make(field.getType(), (Map<String, ?>) value);
    if (!(value instanceof List)) return value;
    var item = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    var items = new ArrayList<Object>();
    for (Object each : (List<?>) value) items.add(each instanceof Map ? make(item, (Map<String, ?>) each) : each);
    return items;
  }

  static void print(String word, Object value) {
    System.out.println(word + " " + value);
  }
}
